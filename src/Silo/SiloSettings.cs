namespace Scheduler.Silo;

/// <summary>What an operator sets when starting this process.</summary>
/// <param name="Storage"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Data">Folder of the SQLite files.</param>
/// <param name="Connection">Connection string of PostgreSQL.</param>
/// <param name="Urls">Addresses of the API, separated by semicolons.</param>
/// <param name="Api">False: only grains; API hosts run elsewhere.</param>
public sealed record SiloSettings(string Storage, DirectoryInfo Data, string? Connection, string Urls, bool Api)
{
    public const string Sqlite = "sqlite", Postgres = "postgres";

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (Storage is not (Sqlite or Postgres))
            yield return $"--storage must be {Sqlite} or {Postgres}.";
        if (Storage == Postgres && string.IsNullOrWhiteSpace(Connection))
            yield return "--storage postgres needs --connection with a connection string (or the environment variable SCHEDULER_CONNECTION).";
        if (Storage == Sqlite && !Api)
            yield return "--api off needs --storage postgres: a SQLite file serves one process only.";
        foreach (var url in Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
                yield return $"--urls: '{url}' is not an http or https address.";
    }
}
