using System.Collections.Immutable;
using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary><c>/api/me</c>: what a signed-in person has before them today, and what they set for themselves.</summary>
internal static class MeEndpoints
{
    /// <summary>Launched batches that are looked at for the projects with work.</summary>
    private const int MaxBatches = 500;

    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/me").RequireAuthorization(Policies.Person);
        me.MapGet("", Get);
        me.MapPatch("", Update);
        me.MapOwnHistory();
        me.MapKeptDrafts();
    }

    private static Task<IResult> Get(SignedIn signedIn, IAnnotatorStore people, IOwnWork work, TimeProvider time, CancellationToken cancel) =>
        Reply(signedIn.Account, people, work, time, cancel);

    private static async Task<IResult> Update(
        SignedIn signedIn, RequestBody body, IAccounts accounts, SessionCache sessions, IAnnotatorStore people, IOwnWork work, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var person = signedIn.Account.Person;
        if (Preferences.Of(signedIn.Account).Read(body.Object, out var name, out var problems) is not { } preferences)
            return ErrorReply.Invalid([.. problems]);
        if (name is not null && name != person.Name)
        {
            var worker = person.Worker;
            var reply = await grains.Get<IOrganizationGrain>(GrainKeys.Organization(person.Owner)).UpdateAnnotator(
                worker.Id, new(name, worker.Roles, worker.Skills, worker.Groups, worker.Workforce != WorkforceId.Platform, worker.Languages), disabled: null);
            if (!reply.Problems.IsDefaultOrEmpty)
                return ErrorReply.Invalid(reply.Problems);
        }

        await accounts.SetPreferences(person.Worker.Id, preferences.ToJson(), cancel);
        sessions.Forget();
        return await Reply((await accounts.Get(person.Worker.Id, cancel))!, people, work, time, cancel);
    }

    private static async Task<IResult> Reply(AccountRow account, IAnnotatorStore people, IOwnWork work, TimeProvider time, CancellationToken cancel)
    {
        var preferences = Preferences.Of(account);
        var (now, id) = (time.GetUtcNow(), account.Person.Worker.Id);
        var today = preferences.StartOfDay(now);
        var totals = await work.Totals(id, today, now.AddMinutes(1), cancel);

        // Read anew: the account's row has neither assignments nor groups.
        var worker = (await people.Get(id, cancel))!.Worker.At(now);
        var projects = (await work.Open(worker.Workforce, MaxBatches, cancel)).Where(b => MayWorkOn(worker, b))
            .GroupBy(b => (b.Batch.Project, b.ProjectName, b.Type)).Select(p => (p.Key, Waiting: p.Sum(b => b.Pending))).ToImmutableArray();
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("person");
            json.WriteString("id", id.Value);
            json.WriteString("name", account.Person.Name);
            json.WriteString("email", account.Person.Email);
            json.WriteEndObject();
            preferences.Write(json);
            json.WriteStartObject("today");
            json.WriteString("since", Moment.Write(today));
            OwnHistoryEndpoints.Write(json, totals);
            json.WriteEndObject();
            json.WriteStartArray("projects");
            foreach (var (project, waiting) in projects)
            {
                json.WriteStartObject();
                json.WriteString("id", project.Project.Value);
                json.WriteString("name", project.ProjectName);
                json.WriteString("type", project.Type);
                json.WriteNumber("waiting", waiting);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>In one of its stages; whether a slot of that stage is open just now, the dispatcher knows.</summary>
    private static bool MayWorkOn(Worker worker, OpenBatch open)
    {
        var settings = open.Settings;
        StageKind[] stages = settings.ReviewLevels > 0 ? [StageKind.Label, StageKind.Review] : [StageKind.Label];
        return stages.Any(stage => EligibilityRules.All.Refusal(worker, new(open.Batch.Tenant.Organization, stage, open.Batch.Kind, settings.RequiredSkills, settings.Groups)
        {
            Languages = settings.Languages,
            AssignedTo = settings.AssignedOnly ? open.Batch.Project : null,
            StudioGroups = open.Batch.StudioGroups,
        }) is null);
    }
}
