using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Teams;

/// <summary>
/// What a test key is told that changes the team: the team as it would be. The people are those of the live world, so nothing is
/// stored and no invitation is made: whoever has the test key, as every developer may, gets no rights over live data by it.
/// </summary>
internal sealed class TeamRehearsal(IAnnotatorStore people, IdSource ids, TimeProvider time)
{
    /// <summary>Who is not in the team is invited, in this reply alone.</summary>
    public Task<IReadOnlyList<AnnotatorRow>> Invite(OrganizationId organization, ImmutableArray<string> emails, TeamRole role, CancellationToken cancel) =>
        Told(organization, emails, role, known => known.InvitationHash is not null, cancel);

    /// <summary>Nobody is unknown: who was invited with a test key is nowhere.</summary>
    public Task<IReadOnlyList<AnnotatorRow>> SetRole(OrganizationId organization, ImmutableArray<string> emails, TeamRole role, CancellationToken cancel) =>
        Told(organization, emails, role, _ => true, cancel);

    private async Task<IReadOnlyList<AnnotatorRow>> Told(OrganizationId organization, ImmutableArray<string> emails, TeamRole role, Func<AnnotatorRow, bool> changes, CancellationToken cancel)
    {
        var (team, named) = (await people.Team(organization, cancel), emails.ToHashSet(StringComparer.OrdinalIgnoreCase));
        var others = named.Except(team.Select(t => t.Email!), StringComparer.OrdinalIgnoreCase);
        return [.. team.Select(t => named.Contains(t.Email!) && changes(t) ? t with { TeamRole = role } : t), .. others.Select(Newcomer)];

        AnnotatorRow Newcomer(string email) =>
            new(organization, new(new(ids.Next()), WorkforceId.Of(organization), organization, role.Work(), [], []), email, [], time.GetUtcNow())
            {
                Email = email,
                TeamRole = role,
                InvitationHash = [],
                InvitedUntil = time.GetUtcNow() + TeamRoles.InvitationLife,
            };
    }
}
