using System.Collections.Immutable;
using Orleans.Concurrency;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch;

namespace Scheduler.Grains.Interfaces.Dispatch;

/// <summary>
/// Chooses between the lanes of one workforce. Holds hints only; a restart costs nobody anything but a moment.
/// Key: <see cref="GrainKeys.Dispatcher"/>.
/// </summary>
[Alias("dispatcher")]
public interface IDispatcherGrain : IGrainWithStringKey
{
    [Alias("choose")]
    Task<ChooseReply> Choose(ChooseRequest request);

    [OneWay, Alias("publish")]
    Task Publish(LanesNotice lanes);

    [OneWay, Alias("retire")]
    Task Retire(BatchId batch);

    /// <summary>Where people stand. A hint; each seat says by its sequence whether it is news.</summary>
    [Alias("reports")]
    Task Report(SeatsNotice seats);

    [OneWay, Alias("gone")]
    Task Gone(GoneNotice notice);

    /// <summary>An API host tells who is connected through it; people this dispatcher does not know are asked to report.</summary>
    [OneWay, Alias("presence")]
    Task Presence(PresenceDigest digest);
}

/// <param name="First">The project whose lanes a manager put first for this person; null for none.</param>
[GenerateSerializer, Immutable, Alias("choose-request")]
public sealed record ChooseRequest(Worker Worker, ClaimPurpose Purpose, ImmutableArray<Seen> Tried, ProjectId? First = null);

[GenerateSerializer, Immutable, Alias("choose-reply")]
public sealed record ChooseReply(Choice Choice);

[GenerateSerializer, Immutable, Alias("lanes-notice")]
public sealed record LanesNotice(ImmutableArray<Lane> Lanes);

[GenerateSerializer, Immutable, Alias("seats-notice")]
public sealed record SeatsNotice(ImmutableArray<Seat> Seats);

/// <param name="Since">Activation of the annotator's grain that speaks, and <paramref name="Sequence"/>, the number of its word.</param>
[GenerateSerializer, Immutable, Alias("gone-notice")]
public sealed record GoneNotice(AnnotatorId Annotator, long Since, long Sequence);

[GenerateSerializer, Immutable, Alias("presence-digest")]
public sealed record PresenceDigest(ImmutableArray<AnnotatorId> Connected);
