using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>A ledger entry in the terms of the tables: the one place that knows which column says what.</summary>
internal sealed class LedgerLine(LedgerEntry entry)
{
    public TaskId Task => entry.Before.Ref.Id;

    public string Id => entry.Before.Ref.Id.Value;

    public string Org => entry.Before.Ref.Tenant.Organization.Value;

    public int Mode => (int)entry.Before.Ref.Tenant.Mode;

    public string Batch => entry.Before.Ref.Batch.Value;

    /// <summary>The version the task must have.</summary>
    public int Expected => entry.Before.Version;

    public int Version => entry.Before.Version + 1;

    public int StatusBefore => (int)entry.Before.Status;

    public int Status => (int)entry.After.Status;

    public int Stage => entry.After.Stage;

    public int Round => entry.After.Round;

    public long LastToken => entry.After.LastToken;

    public int OpenSlots { get; } = entry.After.OpenSlots;

    public long At => entry.Change.At.Ms();

    /// <summary>Of the change that completes the task; a late answer after it leaves the time alone.</summary>
    public long? CompletedAt => StatusBefore != Status && entry.After.Status == LabelTaskStatus.Completed ? At : null;

    /// <summary>True when the response of the task's row stays as it is.</summary>
    public bool KeepsResponse { get; } = entry.After.Response == entry.Before.Response;

    /// <summary>The task's, where it changes.</summary>
    public string? Response => KeepsResponse ? null : entry.After.Response;

    /// <summary>Null leaves what the row has.</summary>
    public double? Agreement => entry.Change.Agreement;

    public bool FreesUniqueId => entry.Change.FreesUniqueId;

    public int Kind => (int)entry.Change.Kind;

    public string Actor => entry.Change.Actor;

    public string Command => entry.Change.Command.Value;

    /// <summary>The attempt as it stands after the change; null when the change touches none.</summary>
    public Attempt? Attempt => entry.Change.Attempt;

    /// <summary>True when the attempt has no row yet.</summary>
    public bool AttemptIsNew { get; } = entry.Change.Attempt is { } attempt && entry.Before.ByToken(attempt.Token) is null;

    /// <summary>
    /// True when the attempt's row says all: the task's row stays as it is, and the attempts whose token is past its
    /// <c>last_token</c> are what it lacks. A waiting task's wide row is thus written once in its life, not twice.
    /// </summary>
    public bool IsGrant => entry.Change.Kind == TaskEventKind.Granted;

    public int AttemptShard => Attempt is { } attempt ? StableHash.ShardOf(attempt.Annotator.Value) : 0;

    public string? CallbackUrl => entry.CallsBack ? entry.CallbackUrl : null;

    public string OutboxId => OutboxKey.Of(Id, Version);

    /// <summary>Changes of the batch's counts by status.</summary>
    public IEnumerable<(string Batch, int Status, int By)> Counts() =>
        StatusBefore == Status ? [] : [(Batch, StatusBefore, -1), (Batch, Status, 1)];
}
