using Npgsql;

namespace Scheduler.Storage.Postgres;

/// <summary>Whether a connection string is one, before anything is opened with it.</summary>
internal static class PostgresConnectionString
{
    /// <summary>What is wrong with it, without repeating it: it may hold a password. Null when nothing is.</summary>
    public static string? Problem(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } ? null : "--connection: the connection string names no Host.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            return "--connection is no connection string of PostgreSQL: " + e.Message;
        }
    }
}
