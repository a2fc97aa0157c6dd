using System.Collections.Immutable;
using Orleans.Concurrency;
using Scheduler.Domain;

namespace Scheduler.Grains.Interfaces.Annotators;

/// <summary>
/// An API host, as the grains push through it: one per process, not one per connection. Pushes are hints with sequence
/// numbers; a client that finds a gap resumes.
/// </summary>
[Alias("host-observer")]
public interface IHostObserver : IGrainObserver
{
    /// <summary>To all connections of the person here; <see cref="HubMessage.SignedOut"/> also closes them.</summary>
    [OneWay, Alias("deliver")]
    Task Deliver(AnnotatorId annotator, ImmutableArray<HubMessage> messages);
}
