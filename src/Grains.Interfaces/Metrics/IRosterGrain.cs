using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Grains.Interfaces.Metrics;

/// <summary>
/// Who is there, and what for. Holds hints: annotators' grains tell it at every change and with their beats, and who has not been
/// heard of for a while is gone. Keeps when people were there in rows. Key: <see cref="GrainKeys.Roster"/>.
/// </summary>
[Alias("roster")]
public interface IRosterGrain : IGrainWithStringKey
{
    [Alias("told")]
    Task Tell(RosterNotice notice);

    /// <param name="workforce">Null for all.</param>
    [Alias("present")]
    Task<RosterReply> Present(WorkforceId? workforce);
}

/// <param name="Since">When the activity began; available and busy are one.</param>
/// <param name="At">When this was so.</param>
[GenerateSerializer, Immutable, Alias("roster-entry")]
public sealed record RosterEntry(AnnotatorId Person, WorkforceId Workforce, Activity Activity, DateTimeOffset Since, DateTimeOffset At, ImmutableArray<string> Skills);

[GenerateSerializer, Immutable, Alias("roster-notice")]
public sealed record RosterNotice(ImmutableArray<RosterEntry> Entries);

/// <param name="People">By id.</param>
[GenerateSerializer, Immutable, Alias("roster-reply")]
public sealed record RosterReply(ImmutableArray<RosterEntry> People);
