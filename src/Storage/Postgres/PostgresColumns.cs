using Npgsql;

namespace Scheduler.Storage.Postgres;

/// <summary>Rows turned into one array a column, the parameters of an <c>unnest</c>, in order.</summary>
internal sealed class PostgresColumns<TRow>(NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows)
{
    public PostgresColumns<TRow> Add<T>(Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(rows[i]);
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = column });
        return this;
    }

    /// <summary>One value for all rows.</summary>
    public void Same<T>(T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
