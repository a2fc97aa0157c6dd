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

    /// <summary>Folder of customers' files; null for <c>files</c> in the data folder. API hosts of a cluster share one.</summary>
    public string? FilesFolder { get; set; }

    /// <summary>Name of this process among those that share the database: keep it over restarts, or <c>batch_counts</c> grows rows.</summary>
    public string Writer { get; set; } = Environment.MachineName;

    /// <summary>Connections to PostgreSQL, those of the ledger not counted. More than 16 is slower on a small server.</summary>
    public int PoolSize { get; set; } = 16;

    public LedgerOptions Ledger { get; set; } = new();

    public IntakeOptions Intake { get; set; } = new();

    /// <exception cref="InvalidOperationException">The settings contradict each other; the message says how.</exception>
    public void Validate()
    {
        if (PostgresConnection is null == DataFolder is null)
            throw new InvalidOperationException("Set exactly one of PostgresConnection and DataFolder.");
        if (string.IsNullOrWhiteSpace(Writer))
            throw new InvalidOperationException("Writer must name this process.");
        if (Ledger.QueueCapacity < 1 || Ledger.MaxDrain < 1 || Ledger.DrainsInFlight < 1 || Ledger.RecoveryTries < 1)
            throw new InvalidOperationException("Every bound of the ledger must be at least 1.");
        if (Intake.MaxWaitingRows < 1 || Intake.GroupRows < 1 || Intake.GroupsInFlight < 1)
            throw new InvalidOperationException("Every bound of the intake must be at least 1.");
        if (PoolSize <= Intake.GroupsInFlight)
            throw new InvalidOperationException("PoolSize must be greater than Intake.GroupsInFlight, or reads wait for bulk writes.");
    }
}
