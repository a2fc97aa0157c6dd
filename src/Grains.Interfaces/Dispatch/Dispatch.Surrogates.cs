using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Tasks;

namespace Scheduler.Grains.Interfaces.Dispatch;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("lane-key-value")]
public readonly record struct LaneKeySurrogate(BatchId Batch, int Stage);

[RegisterConverter]
public sealed class LaneKeyConverter : IConverter<LaneKey, LaneKeySurrogate>
{
    public LaneKey ConvertFromSurrogate(in LaneKeySurrogate s) => new(s.Batch, s.Stage);

    public LaneKeySurrogate ConvertToSurrogate(in LaneKey v) => new(v.Batch, v.Stage);
}

[GenerateSerializer, Alias("lane-needs-value")]
public readonly record struct LaneNeedsSurrogate(
    OrganizationId Organization,
    StageKind Stage,
    BatchKind Batch,
    ImmutableArray<Skill> Skills,
    ImmutableArray<string> Groups,
    ProjectId? AssignedTo,
    ImmutableArray<string> StudioGroups,
    ImmutableArray<string> Languages);

[RegisterConverter]
public sealed class LaneNeedsConverter : IConverter<LaneNeeds, LaneNeedsSurrogate>
{
    public LaneNeeds ConvertFromSurrogate(in LaneNeedsSurrogate s) => new(s.Organization, s.Stage, s.Batch, s.Skills, s.Groups)
    {
        AssignedTo = s.AssignedTo,
        StudioGroups = s.StudioGroups,

        // A process of an earlier version tells none.
        Languages = s.Languages.IsDefault ? [] : s.Languages,
    };

    public LaneNeedsSurrogate ConvertToSurrogate(in LaneNeeds v) =>
        new(v.Organization, v.Stage, v.Batch, v.Skills, v.Groups, v.AssignedTo, v.StudioGroups, v.Languages);
}

[GenerateSerializer, Alias("lane-value")]
public readonly record struct LaneSurrogate(
    LaneKey Key,
    Tenant Tenant,
    LaneNeeds Needs,
    int Free,
    int Priority,
    DateTimeOffset? DueAt,
    DateTimeOffset LaunchedAt,
    long Epoch,
    long Since,
    long Sequence,
    int BatchPriority,
    int? Rank,
    ProjectId? Project,
    bool HasQualityTasks);

[RegisterConverter]
public sealed class LaneConverter : IConverter<Lane, LaneSurrogate>
{
    public Lane ConvertFromSurrogate(in LaneSurrogate s) =>
        new(s.Key, s.Tenant, s.Needs, s.Free, s.Priority, s.DueAt, s.LaunchedAt, s.Epoch, s.Since, s.Sequence)
        {
            BatchPriority = s.BatchPriority,
            Rank = s.Rank,
            Project = s.Project,
            HasQualityTasks = s.HasQualityTasks,
        };

    public LaneSurrogate ConvertToSurrogate(in Lane v) =>
        new(v.Key, v.Tenant, v.Needs, v.Free, v.Priority, v.DueAt, v.LaunchedAt, v.Epoch, v.Since, v.Sequence, v.BatchPriority, v.Rank, v.Project, v.HasQualityTasks);
}

[GenerateSerializer, Alias("seen-value")]
public readonly record struct SeenSurrogate(LaneKey Lane, long Epoch);

[RegisterConverter]
public sealed class SeenConverter : IConverter<Seen, SeenSurrogate>
{
    public Seen ConvertFromSurrogate(in SeenSurrogate s) => new(s.Lane, s.Epoch);

    public SeenSurrogate ConvertToSurrogate(in Seen v) => new(v.Lane, v.Epoch);
}

[GenerateSerializer, Alias("prefetched-value")]
public readonly record struct PrefetchedSurrogate(LaneKey Lane, TaskId Task, long Token);

[RegisterConverter]
public sealed class PrefetchedConverter : IConverter<Prefetched, PrefetchedSurrogate>
{
    public Prefetched ConvertFromSurrogate(in PrefetchedSurrogate s) => new(s.Lane, s.Task, s.Token);

    public PrefetchedSurrogate ConvertToSurrogate(in Prefetched v) => new(v.Lane, v.Task, v.Token);
}

[GenerateSerializer, Alias("seat-value")]
public readonly record struct SeatSurrogate(
    Worker Worker,
    bool Waiting,
    DateTimeOffset WaitingSince,
    ImmutableArray<Seen> Seen,
    Prefetched? Prefetched,
    long Since,
    long Sequence);

[RegisterConverter]
public sealed class SeatConverter : IConverter<Seat, SeatSurrogate>
{
    public Seat ConvertFromSurrogate(in SeatSurrogate s) => new(s.Worker, s.Waiting, s.WaitingSince, s.Seen, s.Prefetched, s.Since, s.Sequence);

    public SeatSurrogate ConvertToSurrogate(in Seat v) => new(v.Worker, v.Waiting, v.WaitingSince, v.Seen, v.Prefetched, v.Since, v.Sequence);
}

[GenerateSerializer, Alias("ranked-lane-value")]
public readonly record struct RankedLaneSurrogate(LaneKey Key, Tenant Tenant, long Epoch, ProjectId? Checks);

[RegisterConverter]
public sealed class RankedLaneConverter : IConverter<RankedLane, RankedLaneSurrogate>
{
    public RankedLane ConvertFromSurrogate(in RankedLaneSurrogate s) => new(s.Key, s.Tenant, s.Epoch, s.Checks);

    public RankedLaneSurrogate ConvertToSurrogate(in RankedLane v) => new(v.Key, v.Tenant, v.Epoch, v.Checks);
}

[GenerateSerializer, Alias("choice-value")]
public readonly record struct ChoiceSurrogate(
    ImmutableArray<RankedLane> Lanes,
    string Policy,
    int Considered,
    ImmutableArray<KeyValuePair<string, int>> Refused);

[RegisterConverter]
public sealed class ChoiceConverter : IConverter<Choice, ChoiceSurrogate>
{
    public Choice ConvertFromSurrogate(in ChoiceSurrogate s) => new(s.Lanes, s.Policy, s.Considered, s.Refused);

    public ChoiceSurrogate ConvertToSurrogate(in Choice v) => new(v.Lanes, v.Policy, v.Considered, v.Refused);
}
