using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>A statement compiled once and run many times with other values. Its parameters are named @p0, @p1 and so on.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The command lives as long as the writer's connection, which closes it.")]
internal sealed class SqliteStatement(string text)
{
    private SqliteCommand? _command;

    /// <returns>How many rows were written.</returns>
    public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        if (_command is null || _command.Connection != transaction.Connection)
            Compile(transaction.Connection!, values.Length);
        _command!.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command.ExecuteNonQuery();
    }

    private void Compile(SqliteConnection connection, int parameters)
    {
        _command?.Dispose();
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var i = 0; i < parameters; i++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
    }
}
