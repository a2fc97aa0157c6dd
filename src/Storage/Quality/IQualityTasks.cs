using Scheduler.Domain;
using Scheduler.Domain.Quality;

namespace Scheduler.Storage.Quality;

/// <summary>Tasks with a known answer, and audits that name what is wrong with a response.</summary>
public interface IQualityTasks
{
    /// <summary>Stores it, unless its unique id or idempotency key is taken or the project is full.</summary>
    Task<QualityOutcome> Create(QualityTaskRow task, CancellationToken cancel = default);

    Task<QualityTaskRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Those of these ids that are quality tasks of the tenant.</summary>
    Task<IReadOnlySet<string>> Known(Tenant tenant, IReadOnlyCollection<string> ids, CancellationToken cancel = default);

    Task AddAudit(FixlessAuditRow audit, CancellationToken cancel = default);

    Task<FixlessAuditRow?> Audit(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Of one task, oldest first: the last is the one that counts.</summary>
    Task<IReadOnlyList<FixlessAuditRow>> Audits(Tenant tenant, TaskId task, CancellationToken cancel = default);
}

public enum QualityIntake
{
    Unspecified = 0,
    Added = 1,

    /// <summary>Another quality task of the tenant has this unique id.</summary>
    DuplicateUniqueId = 2,

    /// <summary>Another quality task of the tenant was made under this idempotency key.</summary>
    DuplicateIdempotencyKey = 3,

    /// <summary>The project has <see cref="QualityLimits.MaxTasks"/> of the kind.</summary>
    Full = 4,
}

/// <param name="Existing">The quality task that has the unique id or idempotency key already.</param>
public readonly record struct QualityOutcome(QualityIntake Result, string? Existing = null);

/// <param name="Body">What the customer sent besides the answers: a JSON object.</param>
/// <param name="Expected">The right response: a JSON object.</param>
/// <param name="Initial">What a reviewer is shown; null for a task to label.</param>
public sealed record QualityTaskRow(
    string Id, Tenant Tenant, QualityTaskKind Kind, ProjectId Project, string Type, DateTimeOffset CreatedAt, string Body, string Expected, string? Initial)
{
    /// <summary>As a task's own.</summary>
    public string? Instruction { get; init; }

    /// <summary>As a task's own: a JSON object.</summary>
    public string Params { get; init; } = "{}";

    /// <summary>As a task's own: the project's parameters that it is worked on under.</summary>
    public int ParamVersion { get; init; } = -1;

    /// <summary>Unique among the quality tasks of the tenant; null for none.</summary>
    public string? UniqueId { get; init; }

    /// <summary>What it was sent under; null for nothing.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <param name="Body">A JSON object, as it came.</param>
public sealed record FixlessAuditRow(string Id, Tenant Tenant, TaskId Task, DateTimeOffset CreatedAt, string Body);
