using System.Collections.Immutable;
using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch;

/// <summary>What an annotator's grain tells the dispatcher. A later word replaces an earlier one.</summary>
/// <param name="Waiting">Free to work and nothing under way.</param>
/// <param name="WaitingSince">Since when; orders the people who wait.</param>
/// <param name="Seen">Lanes tried without finding anything, with the epoch seen.</param>
/// <param name="Prefetched">An unstarted lease the person could give back.</param>
/// <param name="Since">Activation of the annotator's grain that speaks, in Unix milliseconds.</param>
/// <param name="Sequence">Number of this word within that activation.</param>
public sealed record Seat(
    Worker Worker,
    bool Waiting,
    DateTimeOffset WaitingSince,
    ImmutableArray<Seen> Seen,
    Prefetched? Prefetched,
    long Since,
    long Sequence)
{
    public bool Supersedes(Seat other) => Since != other.Since ? Since > other.Since : Sequence > other.Sequence;
}
