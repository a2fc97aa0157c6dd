using Scheduler.Domain;

namespace Scheduler.Grains.Interfaces;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("organization-id-value")]
public readonly record struct OrganizationIdSurrogate(string Value);

[RegisterConverter]
public sealed class OrganizationIdConverter : IConverter<OrganizationId, OrganizationIdSurrogate>
{
    public OrganizationId ConvertFromSurrogate(in OrganizationIdSurrogate s) => new(s.Value);

    public OrganizationIdSurrogate ConvertToSurrogate(in OrganizationId v) => new(v.Value);
}

[GenerateSerializer, Alias("project-id-value")]
public readonly record struct ProjectIdSurrogate(string Value);

[RegisterConverter]
public sealed class ProjectIdConverter : IConverter<ProjectId, ProjectIdSurrogate>
{
    public ProjectId ConvertFromSurrogate(in ProjectIdSurrogate s) => new(s.Value);

    public ProjectIdSurrogate ConvertToSurrogate(in ProjectId v) => new(v.Value);
}

[GenerateSerializer, Alias("batch-id-value")]
public readonly record struct BatchIdSurrogate(string Value);

[RegisterConverter]
public sealed class BatchIdConverter : IConverter<BatchId, BatchIdSurrogate>
{
    public BatchId ConvertFromSurrogate(in BatchIdSurrogate s) => new(s.Value);

    public BatchIdSurrogate ConvertToSurrogate(in BatchId v) => new(v.Value);
}

[GenerateSerializer, Alias("task-id-value")]
public readonly record struct TaskIdSurrogate(string Value);

[RegisterConverter]
public sealed class TaskIdConverter : IConverter<TaskId, TaskIdSurrogate>
{
    public TaskId ConvertFromSurrogate(in TaskIdSurrogate s) => new(s.Value);

    public TaskIdSurrogate ConvertToSurrogate(in TaskId v) => new(v.Value);
}

[GenerateSerializer, Alias("annotator-id-value")]
public readonly record struct AnnotatorIdSurrogate(string Value);

[RegisterConverter]
public sealed class AnnotatorIdConverter : IConverter<AnnotatorId, AnnotatorIdSurrogate>
{
    public AnnotatorId ConvertFromSurrogate(in AnnotatorIdSurrogate s) => new(s.Value);

    public AnnotatorIdSurrogate ConvertToSurrogate(in AnnotatorId v) => new(v.Value);
}

[GenerateSerializer, Alias("workforce-id-value")]
public readonly record struct WorkforceIdSurrogate(string Value);

[RegisterConverter]
public sealed class WorkforceIdConverter : IConverter<WorkforceId, WorkforceIdSurrogate>
{
    public WorkforceId ConvertFromSurrogate(in WorkforceIdSurrogate s) => new(s.Value);

    public WorkforceIdSurrogate ConvertToSurrogate(in WorkforceId v) => new(v.Value);
}

[GenerateSerializer, Alias("command-id-value")]
public readonly record struct CommandIdSurrogate(string Value);

[RegisterConverter]
public sealed class CommandIdConverter : IConverter<CommandId, CommandIdSurrogate>
{
    public CommandId ConvertFromSurrogate(in CommandIdSurrogate s) => new(s.Value);

    public CommandIdSurrogate ConvertToSurrogate(in CommandId v) => new(v.Value);
}

[GenerateSerializer, Alias("tenant-value")]
public readonly record struct TenantSurrogate(OrganizationId Organization, Mode Mode);

[RegisterConverter]
public sealed class TenantConverter : IConverter<Tenant, TenantSurrogate>
{
    public Tenant ConvertFromSurrogate(in TenantSurrogate s) => new(s.Organization, s.Mode);

    public TenantSurrogate ConvertToSurrogate(in Tenant v) => new(v.Organization, v.Mode);
}

[GenerateSerializer, Alias("problem-value")]
public readonly record struct ProblemSurrogate(string Code, string Path, string Message);

[RegisterConverter]
public sealed class ProblemConverter : IConverter<Problem, ProblemSurrogate>
{
    public Problem ConvertFromSurrogate(in ProblemSurrogate s) => new(s.Code, s.Path, s.Message);

    public ProblemSurrogate ConvertToSurrogate(in Problem v) => new(v.Code, v.Path, v.Message);
}
