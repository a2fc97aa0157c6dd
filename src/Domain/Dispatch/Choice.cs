using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Dispatch;

/// <summary>One lane a person may try, in rank order.</summary>
/// <param name="Checks">The project whose quality tasks come before its work or between; null for none.</param>
public readonly record struct RankedLane(LaneKey Key, Tenant Tenant, long Epoch, ProjectId? Checks = null);

/// <summary>The dispatcher's answer to a person: lanes to try in turn, and why not others.</summary>
/// <param name="Policy">Name of the ranking.</param>
/// <param name="Considered">Lanes with free slots that were judged.</param>
/// <param name="Refused">How many of them each eligibility rule refused.</param>
public sealed record Choice(
    ImmutableArray<RankedLane> Lanes,
    string Policy,
    int Considered,
    ImmutableArray<KeyValuePair<string, int>> Refused);

/// <summary>What the dispatcher asks of people.</summary>
public abstract record Call(AnnotatorId Annotator)
{
    /// <summary>There may be work: claim.</summary>
    public sealed record Wake(AnnotatorId Annotator) : Call(Annotator);

    /// <summary>Give back what you hold unstarted, if you still do. A no is told with <see cref="DispatchIndex.Kept"/>.</summary>
    /// <param name="For">Who waits for it; null when its holder may not have it any more.</param>
    public sealed record GiveBack(AnnotatorId Annotator, Prefetched Lease, AnnotatorId? For = null) : Call(Annotator);
}
