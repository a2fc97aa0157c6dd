using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Storage.Annotators;

public interface IAnnotatorStore
{
    Task Create(AnnotatorRow annotator, CancellationToken cancel = default);

    Task<AnnotatorRow?> Get(AnnotatorId id, CancellationToken cancel = default);

    /// <summary>The annotator whose token has this hash; null when there is none.</summary>
    Task<AnnotatorRow?> FindByToken(byte[] hash, CancellationToken cancel = default);

    /// <summary>Annotators that an organization made, by id.</summary>
    Task<IReadOnlyList<AnnotatorRow>> List(OrganizationId owner, AnnotatorId? after, int limit, CancellationToken cancel = default);

    /// <summary>False when the owner has no such annotator.</summary>
    Task<bool> Update(AnnotatorRow annotator, CancellationToken cancel = default);
}

/// <param name="Owner">The organization that manages this person.</param>
/// <param name="TokenHash">SHA-256 of the sign-in token.</param>
public sealed record AnnotatorRow(OrganizationId Owner, Worker Worker, string Name, byte[] TokenHash, DateTimeOffset CreatedAt, bool Disabled = false);
