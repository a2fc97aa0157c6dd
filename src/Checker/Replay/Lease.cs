using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Replay;

/// <summary>A lease as the events so far have left it.</summary>
internal sealed class Lease
{
    public required long Token { get; init; }

    public required string Annotator { get; init; }

    public required int Stage { get; init; }

    public required int Round { get; init; }

    public required int Slot { get; init; }

    public required string ClaimCommand { get; init; }

    /// <summary>Null for a salvage: it takes over the time of the lease it stands for.</summary>
    public long? GrantedAt { get; init; }

    public required long From { get; init; }

    public LeaseState State { get; set; } = LeaseState.Live;

    public VerdictCode? Verdict { get; set; }

    public string? EndCommand { get; set; }

    public long? EndedAt { get; set; }

    public bool IsLive => State == LeaseState.Live;

    public bool HoldsSlot => State is LeaseState.Live or LeaseState.Submitted;
}
