using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Storage.Annotators;

public interface IAnnotatorStore
{
    Task Create(AnnotatorRow annotator, CancellationToken cancel = default);

    /// <summary>With the projects the person is assigned to and the groups they are in; the other reads leave these out.</summary>
    Task<AnnotatorRow?> Get(AnnotatorId id, CancellationToken cancel = default);

    /// <summary>Those of these people whom there are, in no order.</summary>
    Task<IReadOnlyList<AnnotatorRow>> GetAll(IReadOnlyCollection<AnnotatorId> people, CancellationToken cancel = default);

    /// <summary>The annotator whose token has this hash; null when there is none.</summary>
    Task<AnnotatorRow?> FindByToken(byte[] hash, CancellationToken cancel = default);

    /// <summary>Annotators that an organization made, by id.</summary>
    Task<IReadOnlyList<AnnotatorRow>> List(OrganizationId owner, AnnotatorId? after, int limit, CancellationToken cancel = default);

    /// <summary>The owner's own team, by e-mail address.</summary>
    Task<IReadOnlyList<AnnotatorRow>> Team(OrganizationId owner, CancellationToken cancel = default);

    /// <summary>Those of the team with one of these addresses, whatever the case of their letters.</summary>
    Task<IReadOnlyList<AnnotatorRow>> FindByEmails(OrganizationId owner, IReadOnlyCollection<string> emails, CancellationToken cancel = default);

    /// <summary>Who was invited by a token with this hash; null when nobody was, or it was accepted.</summary>
    Task<AnnotatorRow?> FindByInvitation(byte[] hash, CancellationToken cancel = default);

    /// <summary>False when the owner has no such annotator, or somebody else changed the row since it was read.</summary>
    Task<bool> Update(AnnotatorRow annotator, CancellationToken cancel = default);

    /// <summary>
    /// Changes all of these people of one owner, or none: whoever takes a role or a place away may take the last administrator who can sign in,
    /// and two who do it at the same moment each see the other one stay.
    /// </summary>
    /// <returns>False when no administrator would stay, or somebody else changed one of the rows since it was read.</returns>
    Task<bool> UpdateKeepingAdministrator(OrganizationId owner, IReadOnlyCollection<AnnotatorRow> people, CancellationToken cancel = default);
}

/// <param name="Owner">The organization that manages this person.</param>
/// <param name="TokenHash">SHA-256 of the sign-in token.</param>
public sealed record AnnotatorRow(OrganizationId Owner, Worker Worker, string Name, byte[] TokenHash, DateTimeOffset CreatedAt, bool Disabled = false)
{
    /// <summary>Of somebody of the owner's own team; null for everybody else.</summary>
    public string? Email { get; init; }

    public TeamRole? TeamRole { get; init; }

    /// <summary>SHA-256 of the token of an invitation that was not accepted yet.</summary>
    public byte[]? InvitationHash { get; init; }

    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>Counts the row's changes; a change is of the version that it read.</summary>
    public int Version { get; init; }
}
