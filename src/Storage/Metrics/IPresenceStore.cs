using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Storage.Metrics;

/// <summary>When people were there, and what for.</summary>
public interface IPresenceStore
{
    /// <summary>Stores spans; one that is known by its person and start grows to its new end.</summary>
    Task Keep(IReadOnlyList<PresenceSpan> spans, CancellationToken cancel = default);

    /// <summary>A person's spans that touch a period, by time.</summary>
    Task<IReadOnlyList<PresenceSpan>> Of(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>Milliseconds of a period that each person was there for work, available or busy.</summary>
    Task<IReadOnlyList<(AnnotatorId Person, OrganizationId Owner, WorkforceId Workforce, long Ms)>> Worked(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);
}

public sealed record PresenceSpan(AnnotatorId Person, Activity Activity, DateTimeOffset Since, DateTimeOffset Until);
