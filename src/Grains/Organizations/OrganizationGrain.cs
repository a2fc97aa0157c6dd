using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Organizations;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Organizations;

namespace Scheduler.Grains.Organizations;

/// <summary>Carries the keys and people of one organization; the rows are the truth, the grain orders the writes.</summary>
[GrainType("organization")]
public sealed class OrganizationGrain(
    IOrganizationStore organizations, IAnnotatorStore annotators, IAccounts accounts, ISessions sessions, ICallbackKeys callbackKeys, GrainClock clock, IdSource ids)
    : SchedulerGrain, IOrganizationGrain
{
    private OrganizationId Id => new(GrainKeys.Single(this.GetPrimaryKeyString()));

    public Task<NewSecret> CreateKey(Mode mode) => AddKey(mode, null);

    public Task<NewSecret> CreateNamedKey(Mode mode, string name) => AddKey(mode, name);

    private async Task<NewSecret> AddKey(Mode mode, string? name)
    {
        var secret = Secrets.NewKey(mode);
        var id = ids.Next();
        await organizations.AddKey(new(id, SecretHash.Of(secret), new(Id, mode), clock.Now) { Name = name });
        return new(id, secret);
    }

    public Task<bool> RevokeKey(string keyId) => organizations.RevokeKey(Id, keyId, clock.Now);

    public async Task<CreateAnnotatorReply> CreateAnnotator(AnnotatorProfile profile)
    {
        var problems = AnnotatorRules.Check(profile.Name, profile.Roles, profile.Skills, profile.Groups, profile.Languages);
        if (!problems.IsEmpty)
            return new(null, problems);
        var (id, token) = (new AnnotatorId(ids.Next()), Secrets.NewToken());
        await annotators.Create(new(Id, WorkerOf(id, profile), profile.Name, SecretHash.Of(token), clock.Now));
        return new(new(id.Value, token), []);
    }

    public async Task<ChangeAnnotatorReply> ChangeAnnotator(AnnotatorId id, AnnotatorChange change)
    {
        if (await annotators.Get(id) is not { } row || row.Owner != Id)
            return new(false, []);
        var changed = Changed(row, change);
        var problems = AnnotatorRules.Check(changed.Name, changed.Worker.Roles, changed.Worker.Skills, changed.Worker.Groups, changed.Worker.Languages);
        if (!problems.IsEmpty)
            return new(true, problems);
        await ChangeTeam([changed]);
        if (change.Disabled is true)
            await sessions.EndAll(id);
        await GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(id)).ProfileChanged();
        return new(true, []);
    }

    public async Task<NewSecret?> RenewToken(AnnotatorId id)
    {
        if (await annotators.Get(id) is not { } row || row.Owner != Id)
            return null;
        var token = Secrets.NewToken();
        await Change(row with { TokenHash = SecretHash.Of(token) });
        await sessions.EndAll(id);
        await GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(id)).SignOut("token_renewed");
        return new(id.Value, token);
    }

    public async Task<CallbackKeysReply> CallbackKeys(Mode mode) => Reply(await callbackKeys.Get(new(Id, mode), Secrets.NewCallbackKeys(clock.Now)));

    public async Task<CallbackKeysReply> RenewCallbackKeys(Mode mode)
    {
        var keys = Secrets.NewCallbackKeys(clock.Now);
        await callbackKeys.Replace(new(Id, mode), keys);
        return Reply(keys);
    }

    private static CallbackKeysReply Reply(CallbackKeys keys) => new(keys.Auth, keys.Signing, keys.CreatedAt);

    public async Task<InviteReply> Invite(ImmutableArray<string> emails, TeamRole role)
    {
        if ((await annotators.Team(Id)).Count + emails.Length > TeamRoles.MaxTeam)
            return new([], [new("too_many", "emails", $"A team has at most {TeamRoles.MaxTeam} people.")]);
        var known = (await annotators.FindByEmails(Id, emails)).ToDictionary(r => r.Email!, StringComparer.OrdinalIgnoreCase);
        var invited = ImmutableArray.CreateBuilder<NewSecret>();
        foreach (var email in emails.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var invitation = Secrets.NewInvitation();
            var (hash, until) = (SecretHash.Of(invitation), clock.Now + TeamRoles.InvitationLife);
            if (!known.TryGetValue(email, out var row))
            {
                var worker = new Worker(new(ids.Next()), WorkforceId.Of(Id), Id, role.Work(), [], []);

                // A sign-in token that nobody knows: joining makes one that its owner does.
                await annotators.Create(new(Id, worker, email, SecretHash.Of(Secrets.NewToken()), clock.Now)
                {
                    Email = email,
                    TeamRole = role,
                    InvitationHash = hash,
                    InvitedUntil = until,
                });
            }
            else if (row.InvitationHash is not null)
                await Change(row with { TeamRole = role, Worker = row.Worker with { Roles = role.Work() }, InvitationHash = hash, InvitedUntil = until });
            else
                continue;
            invited.Add(new(email, invitation));
        }

        return new(invited.ToImmutable(), []);
    }

    public async Task<ImmutableArray<string>> SetTeamRole(ImmutableArray<string> emails, TeamRole role)
    {
        var rows = await annotators.FindByEmails(Id, emails);
        ImmutableArray<string> unknown = [.. emails.Except(rows.Select(r => r.Email!), StringComparer.OrdinalIgnoreCase)];
        if (!unknown.IsEmpty)
            return unknown;
        AnnotatorRow[] changed = [.. rows.Where(r => r.TeamRole != role).Select(r => r with { TeamRole = role, Worker = r.Worker with { Roles = role.Work() } })];
        await ChangeTeam(changed);
        foreach (var row in changed)
            await GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(row.Worker.Id)).ProfileChanged();
        return [];
    }

    /// <summary>Another activation, kept alive by a cluster that is at odds with itself, may have changed the row since it was read here.</summary>
    private async Task Change(AnnotatorRow row)
    {
        if (!await annotators.Update(row))
            throw new UnsettledException($"{row.Worker.Id} has just been changed.");
    }

    /// <summary>The API looks first who stays an administrator, and says so: what is refused here met another change between its look and now.</summary>
    private async Task ChangeTeam(AnnotatorRow[] people)
    {
        if (!await annotators.UpdateKeepingAdministrator(Id, people))
            throw new UnsettledException($"The team of {Id} has just changed.");
    }

    public Task<NewSecret?> Join(string invitation, string name) => Accept(invitation, name, null);

    public Task<NewSecret?> JoinWithPassword(string invitation, string name, string passwordHash) => Accept(invitation, name, passwordHash);

    private async Task<NewSecret?> Accept(string invitation, string name, string? passwordHash)
    {
        if (await annotators.FindByInvitation(SecretHash.Of(invitation)) is not { } row || row.Owner != Id || row.InvitedUntil <= clock.Now)
            return null;

        // The password first: were it lost between the two writes, the invitation would be used up and nobody could sign in.
        if (passwordHash is not null)
            await accounts.SetPassword(row.Worker.Id, passwordHash);
        var token = Secrets.NewToken();
        await Change(row with { Name = name, TokenHash = SecretHash.Of(token), InvitationHash = null, InvitedUntil = null });
        return new(row.Worker.Id.Value, token);
    }

    private Worker WorkerOf(AnnotatorId id, AnnotatorProfile profile) => new(id, WorkforceOf(profile.Team), Id, profile.Roles, profile.Skills, profile.Groups)
    {
        Languages = profile.Languages.IsDefault ? [] : Normal(profile.Languages),
    };

    private AnnotatorRow Changed(AnnotatorRow row, AnnotatorChange change) => row with
    {
        Name = change.Name ?? row.Name,
        Disabled = change.Disabled ?? row.Disabled,
        Worker = row.Worker with
        {
            Workforce = change.Team is { } team ? WorkforceOf(team) : row.Worker.Workforce,
            Roles = change.Roles ?? row.Worker.Roles,
            Skills = change.Skills ?? row.Worker.Skills,
            Groups = change.Groups ?? row.Worker.Groups,
            Languages = change.Languages is { } languages ? Normal(languages) : row.Worker.Languages,
        },
    };

    /// <summary>A team member works for the organization's own workforce; everyone else serves the platform's.</summary>
    private WorkforceId WorkforceOf(bool team) => team ? WorkforceId.Of(Id) : WorkforceId.Platform;

    private static ImmutableArray<string> Normal(ImmutableArray<string> languages) => [.. languages.Select(LanguageTag.Normal).Distinct()];
}
