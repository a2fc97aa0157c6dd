using Scheduler.Domain;

namespace Scheduler.Storage.Quality;

/// <summary>Tasks with a known answer, and audits that name what is wrong with a response.</summary>
public interface IQualityTasks
{
    Task Create(QualityTaskRow task, CancellationToken cancel = default);

    Task<QualityTaskRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    Task AddAudit(FixlessAuditRow audit, CancellationToken cancel = default);

    Task<FixlessAuditRow?> Audit(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Of one task, oldest first: the last is the one that counts.</summary>
    Task<IReadOnlyList<FixlessAuditRow>> Audits(Tenant tenant, TaskId task, CancellationToken cancel = default);
}

public enum QualityTaskKind
{
    Unspecified = 0,

    /// <summary>Measures labelers who do not know it.</summary>
    Evaluation = 1,

    /// <summary>Teaches labelers before they work.</summary>
    Training = 2,
}

/// <param name="Body">The task's own parameters: a JSON object.</param>
/// <param name="Expected">The right response: a JSON object.</param>
/// <param name="Initial">What a reviewer is shown; null for a task to label.</param>
public sealed record QualityTaskRow(
    string Id, Tenant Tenant, QualityTaskKind Kind, ProjectId Project, string Type, DateTimeOffset CreatedAt, string Body, string Expected, string? Initial);

/// <param name="Body">A JSON object, as it came.</param>
public sealed record FixlessAuditRow(string Id, Tenant Tenant, TaskId Task, DateTimeOffset CreatedAt, string Body);
