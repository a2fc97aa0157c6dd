namespace Scheduler.Domain.Tasks;

/// <summary>Where a task stands: its tenant, project, batch and own id. Fixed at creation.</summary>
public sealed record TaskRef(Tenant Tenant, ProjectId Project, BatchId Batch, TaskId Id);
