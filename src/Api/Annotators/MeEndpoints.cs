using System.Collections.Immutable;
using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Annotators;

/// <summary><c>/api/me</c>: what a signed-in person has before them today, and what they set for themselves.</summary>
internal static class MeEndpoints
{
    /// <summary>Launched batches that are looked at for the projects with work.</summary>
    private const int MaxBatches = 500;

    /// <summary>Tasks of one batch that are counted: who has a hundred before them need not know how many more.</summary>
    private const int MaxWaiting = 100;

    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/me").RequireAuthorization(Policies.Person);
        me.MapGet("", Get);
        me.MapPatch("", Update);
        me.MapPut("/focus", Focus);
        me.MapOwnHistory();
        me.MapKeptDrafts();
    }

    private static Task<IResult> Get(SignedIn signedIn, IAnnotatorStore people, IOwnWork work, IGrainFactory grains, TimeProvider time, CancellationToken cancel) =>
        Reply(signedIn.Account, people, work, grains, time, cancel);

    private static async Task<IResult> Update(
        SignedIn signedIn, RequestBody body, IAccounts accounts, SessionCache sessions, IAnnotatorStore people, IOwnWork work, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var person = signedIn.Account.Person;
        if (Preferences.Of(signedIn.Account).Read(body.Object, out var name, out var problems) is not { } preferences)
            return ErrorReply.Invalid([.. problems]);
        if (name is not null && name != person.Name)
        {
            var reply = await grains.Get<IOrganizationGrain>(GrainKeys.Organization(person.Owner)).ChangeAnnotator(person.Worker.Id, new(Name: name));
            if (!reply.Problems.IsDefaultOrEmpty)
                return ErrorReply.Invalid(reply.Problems);
        }

        await accounts.SetPreferences(person.Worker.Id, preferences.ToJson(), cancel);
        sessions.Forget();
        return await Reply((await accounts.Get(person.Worker.Id, cancel))!, people, work, grains, time, cancel);
    }

    private static async Task<IResult> Focus(
        SignedIn signedIn, RequestBody body, IBatchStore batches, IAnnotatorStore people, IOwnWork work, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var person = signedIn.Account.Person;
        var fields = new Fields(body.Object);
        var name = fields.Text("batch", ProjectLimits.MaxNameLength);
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        var batch = name is null ? null : await batches.Find(new(person.Owner, Mode.Live), name, cancel);
        if (name is not null && batch is null)
            return ErrorReply.NotFound("Batch with that name not found.");
        await grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(person.Worker.Id)).Focus(batch is null ? null : new(batch.Id, name!));
        return await Reply(signedIn.Account, people, work, grains, time, cancel);
    }

    private static async Task<IResult> Reply(AccountRow account, IAnnotatorStore people, IOwnWork work, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var preferences = Preferences.Of(account);
        var (now, id) = (time.GetUtcNow(), account.Person.Worker.Id);
        var today = preferences.StartOfDay(now);
        var totals = await work.Totals(id, today, now.AddMinutes(1), cancel);

        // Read anew: the account's row has neither assignments nor groups.
        var worker = (await people.Get(id, cancel))!.Worker.At(now);
        var focus = (await grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(id)).Work()).Focus;
        var projects = (await Waiting(worker, focus, work, now, cancel))
            .GroupBy(b => (b.Open.Batch.Project, b.Open.ProjectName, b.Open.Type))
            .Select(p => (p.Key, Waiting: p.Sum(b => Math.Min(b.Tasks, MaxWaiting)), More: p.Any(b => b.Tasks > MaxWaiting))).ToImmutableArray();
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
            if (focus is not null)
            {
                json.WriteStartObject("focus");
                json.WriteString("id", focus.Id.Value);
                json.WriteString("name", focus.Name);
                json.WriteEndObject();
            }

            json.WriteStartArray("projects");
            foreach (var (project, waiting, more) in projects)
            {
                json.WriteStartObject();
                json.WriteString("id", project.Project.Value);
                json.WriteString("name", project.ProjectName);
                json.WriteString("type", project.Type);
                json.WriteNumber("waiting", waiting);
                json.WriteBoolean("more", more);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Batches the person may work on, once for each kind of stage, with what waits for them there now.</summary>
    private static async Task<List<(OpenBatch Open, long Tasks)>> Waiting(Worker worker, FocusedBatch? focus, IOwnWork work, DateTimeOffset now, CancellationToken cancel)
    {
        var open = (await work.Open(worker.Workforce, MaxBatches, cancel)).Where(b => focus is null || b.Batch.Id == focus.Id).ToArray();
        var waiting = new List<(OpenBatch, long)>();
        foreach (var stage in (StageKind[])[StageKind.Label, StageKind.Review, StageKind.Adjudicate])
        {
            var own = open.Where(b => MayWorkOn(worker, b, stage)).ToArray();
            if (own.Length == 0)
                continue;
            var tasks = await work.Waiting(worker.Id, [.. own.Select(b => b.Batch.Id)], stage, now, MaxWaiting + 1, cancel);
            waiting.AddRange(own.Select(b => (b, tasks.GetValueOrDefault(b.Batch.Id))));
        }

        return waiting;
    }

    /// <summary>By the dispatcher's rules.</summary>
    private static bool MayWorkOn(Worker worker, OpenBatch open, StageKind stage)
    {
        var settings = open.Settings;
        return (stage == StageKind.Label || settings.MostReviewLevels > 0)
            && EligibilityRules.All.Refusal(worker, new(open.Batch.Tenant.Organization, stage, open.Batch.Kind, settings.RequiredSkills, settings.Groups)
            {
                Languages = settings.Languages,
                AssignedTo = settings.AssignedOnly ? open.Batch.Project : null,
                StudioGroups = open.Batch.StudioGroups,
            }) is null;
    }
}
