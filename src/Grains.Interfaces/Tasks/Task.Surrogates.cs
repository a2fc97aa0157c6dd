using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Grains.Interfaces.Tasks;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("task-ref-value")]
public readonly record struct TaskRefSurrogate(Tenant Tenant, ProjectId Project, BatchId Batch, TaskId Id);

[RegisterConverter]
public sealed class TaskRefConverter : IConverter<TaskRef, TaskRefSurrogate>
{
    public TaskRef ConvertFromSurrogate(in TaskRefSurrogate s) => new(s.Tenant, s.Project, s.Batch, s.Id);

    public TaskRefSurrogate ConvertToSurrogate(in TaskRef v) => new(v.Tenant, v.Project, v.Batch, v.Id);
}

[GenerateSerializer, Alias("plan-value")]
public readonly record struct PlanSurrogate(int Overlap, int ReviewLevels);

[RegisterConverter]
public sealed class PlanConverter : IConverter<Plan, PlanSurrogate>
{
    public Plan ConvertFromSurrogate(in PlanSurrogate s) => new(s.Overlap, s.ReviewLevels);

    public PlanSurrogate ConvertToSurrogate(in Plan v) => new(v.Overlap, v.ReviewLevels);
}

[GenerateSerializer, Alias("attempt-times-value")]
public readonly record struct AttemptTimesSurrogate(
    DateTimeOffset GrantedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? EndedAt,
    long ActiveMs);

[RegisterConverter]
public sealed class AttemptTimesConverter : IConverter<AttemptTimes, AttemptTimesSurrogate>
{
    public AttemptTimes ConvertFromSurrogate(in AttemptTimesSurrogate s) =>
        new(s.GrantedAt, s.WaitingSince, s.OfferedAt, s.AcceptedAt, s.EndedAt, s.ActiveMs);

    public AttemptTimesSurrogate ConvertToSurrogate(in AttemptTimes v) =>
        new(v.GrantedAt, v.WaitingSince, v.OfferedAt, v.AcceptedAt, v.EndedAt, v.ActiveMs);
}

[GenerateSerializer, Alias("attempt-value")]
public readonly record struct AttemptSurrogate(
    long Token,
    int Stage,
    int Round,
    int Slot,
    AnnotatorId Annotator,
    AttemptState State,
    CommandId ClaimCommand,
    CommandId? EndCommand,
    AttemptTimes Times,
    DateTimeOffset? CoolUntil,
    string? Response,
    Verdict? Verdict,
    string? Reason,
    string? Explanation);

[RegisterConverter]
public sealed class AttemptConverter : IConverter<Attempt, AttemptSurrogate>
{
    public Attempt ConvertFromSurrogate(in AttemptSurrogate s) => new()
    {
        Token = s.Token,
        Stage = s.Stage,
        Round = s.Round,
        Slot = s.Slot,
        Annotator = s.Annotator,
        State = s.State,
        ClaimCommand = s.ClaimCommand,
        EndCommand = s.EndCommand,
        Times = s.Times,
        CoolUntil = s.CoolUntil,
        Response = s.Response,
        Verdict = s.Verdict,
        Reason = s.Reason,
        Explanation = s.Explanation,
    };

    public AttemptSurrogate ConvertToSurrogate(in Attempt v) =>
        new(v.Token, v.Stage, v.Round, v.Slot, v.Annotator, v.State, v.ClaimCommand, v.EndCommand, v.Times, v.CoolUntil, v.Response, v.Verdict, v.Reason, v.Explanation);
}
