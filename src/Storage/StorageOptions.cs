using Scheduler.Storage.Tasks.Intake;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage;

/// <summary>Where the records are. Exactly one of <see cref="PostgresConnection"/> and <see cref="DataFolder"/> is set.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection string of a PostgreSQL database, for clusters; null for SQLite.</summary>
    public string? PostgresConnection { get; set; }

    /// <summary>Folder of the SQLite files, made when missing; null for PostgreSQL.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Folder of customers' files and exports; null for that of the data folder. API hosts of a cluster share one.</summary>
    public string? FilesFolder { get; set; }

    /// <summary>Where the files are in a data folder.</summary>
    public static string FilesIn(string data) => Path.Combine(data, "files");

    /// <summary>Name of this process among those that share the database: keep it over restarts, or <c>batch_counts</c> grows rows.</summary>
    public string Writer { get; set; } = Environment.MachineName;

    /// <summary>Connections to PostgreSQL, those of the ledger not counted. More than 16 is slower on a small server.</summary>
    public int PoolSize { get; set; } = 16;

    public LedgerOptions Ledger { get; set; } = new();

    public IntakeOptions Intake { get; set; } = new();

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (PostgresConnection is null == DataFolder is null)
            yield return "Set exactly one of PostgresConnection and DataFolder.";
        if (PostgresConnection is not null && Postgres.PostgresConnectionString.Problem(PostgresConnection) is { } problem)
            yield return problem;
        if (string.IsNullOrWhiteSpace(Writer))
            yield return "--name must not be empty: it is the Writer of the counts.";
        if (Ledger.QueueCapacity < 1 || Ledger.MaxDrain < 1 || Ledger.DrainsInFlight < 1 || Ledger.RecoveryTries < 1)
            yield return "Every bound of the ledger must be at least 1.";
        if (Intake.MaxWaitingRows < 1 || Intake.MaxWaitingBytes < 1 || Intake.GroupRows < 1 || Intake.GroupsInFlight < 1)
            yield return "Every bound of the intake must be at least 1.";
        if (PoolSize < 1)
            yield return "PoolSize must be at least 1.";
    }

    /// <exception cref="InvalidOperationException">The settings contradict each other; the message says how.</exception>
    public void Validate()
    {
        if (Problems().ToArray() is { Length: > 0 } problems)
            throw new InvalidOperationException(string.Join(' ', problems));
    }
}
