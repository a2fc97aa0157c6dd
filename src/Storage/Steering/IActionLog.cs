using Scheduler.Domain;

namespace Scheduler.Storage.Steering;

/// <summary>What managers did: for the record, never changed.</summary>
public interface IActionLog
{
    Task Add(ActionRow action, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    /// <param name="organization">Null for all.</param>
    /// <param name="before">Id of the last one seen; null for the newest.</param>
    Task<IReadOnlyList<ActionRow>> List(OrganizationId? organization, string? before, int limit, CancellationToken cancel = default);
}

/// <param name="Id">24 hex digits, later ones greater.</param>
/// <param name="Organization">Whose people, tasks or batches it concerned.</param>
/// <param name="Actor">A key's or a person's id, or <c>operator</c>.</param>
/// <param name="Detail">The reason, the text, the number.</param>
/// <param name="BatchName">Read, never written: what the batch is called.</param>
public sealed record ActionRow(
    string Id, DateTimeOffset At, OrganizationId Organization, string Actor, string Action, AnnotatorId? Person = null, TaskId? Task = null, BatchId? Batch = null, string? Detail = null, string? BatchName = null);
