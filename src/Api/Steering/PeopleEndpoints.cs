using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Steering;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Steering;

/// <summary><c>/api/ops/people</c>: who is there and what they do.</summary>
internal static class PeopleEndpoints
{
    private const int MaxAttempts = 2_000;

    private static readonly TimeSpan LongestTimeline = TimeSpan.FromHours(48);

    public static readonly ErrorReply NotFound = ErrorReply.NotFound("Person with that ID not found.");

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/ops/people").RequireAuthorization(Policies.Manager);
        people.MapGet("", List);
        people.MapGet("/{id}", async (ManagerCaller caller, PathName id, PeopleReader reader, CancellationToken cancel) =>
            await reader.Find(caller, id.Value, cancel) is { } row ? MetricJson.Reply(await reader.View(row, cancel)) : NotFound);
        people.MapGet("/{id}/timeline", Timeline);
    }

    /// <summary>Those who are there, or those with the activity asked for; offline asks for everybody else.</summary>
    private static async Task<IResult> List(
        ManagerCaller caller, QueryFields query, IAnnotatorStore people, PeopleReader reader, IGrainFactory grains, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var (after, activity) = (query.Text("next_token"), query.Text("activity"));
        if (activity is not (null or "any" or "online" or "offline" or "available" or "busy" or "break" or "draining"))
            query.Problems.Add(new("malformed", "activity", "activity must be online, offline, available, busy, break, draining or any."));
        if (caller.IsOperator && (activity is "any" or "offline"))
            query.Problems.Add(new("out_of_range", "activity", "The operator sees people who are there; their organization lists the others."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var present = (await grains.Get<IRosterGrain>(GrainKeys.Roster).Present(null)).People.ToDictionary(p => p.Person, p => p.Activity);
        var rows = caller.Organization is { } own
            ? await Page(after, limit + 1, (cursor, n) => people.List(own, cursor, n, cancel), r => Matches(activity, present.GetValueOrDefault(r.Worker.Id, Activity.Offline)))
            : await Present(present, activity, after, limit + 1, people, cancel);
        var shown = rows.Take(limit).ToArray();
        var views = await Task.WhenAll(shown.Select(r => reader.View(r, cancel)));
        return MetricJson.Reply(new PeoplePage(views, rows.Count > limit ? shown[^1].Worker.Id.Value : null));
    }

    private static bool Matches(string? wanted, Activity activity) => wanted switch
    {
        "any" => true,
        null or "online" => activity != Activity.Offline,
        _ => Words.Snake(activity) == wanted,
    };

    /// <summary>Walks an organization's people until a page is full of those who match.</summary>
    private static async Task<List<AnnotatorRow>> Page(
        string? after, int count, Func<AnnotatorId?, int, Task<IReadOnlyList<AnnotatorRow>>> read, Func<AnnotatorRow, bool> matches)
    {
        const int ReadAtOnce = 500;
        var found = new List<AnnotatorRow>();
        var cursor = after is null ? (AnnotatorId?)null : new(after);
        while (found.Count < count)
        {
            var rows = await read(cursor, ReadAtOnce);
            found.AddRange(rows.Where(matches));
            if (rows.Count < ReadAtOnce)
                break;
            cursor = rows[^1].Worker.Id;
        }

        return [.. found.Take(count)];
    }

    private static async Task<List<AnnotatorRow>> Present(
        Dictionary<AnnotatorId, Activity> present, string? activity, string? after, int count, IAnnotatorStore people, CancellationToken cancel)
    {
        var found = new List<AnnotatorRow>();
        foreach (var id in present.Where(p => Matches(activity, p.Value)).Select(p => p.Key).Order().Where(p => after is null || string.CompareOrdinal(p.Value, after) > 0).Take(count))
            if (await people.Get(id, cancel) is { } row)
                found.Add(row);
        return found;
    }

    private static async Task<IResult> Timeline(
        ManagerCaller caller, PathName id, QueryFields query, PeopleReader reader, ISteeringReads reads, IPresenceStore presence, ILeases leases, TimeProvider time, CancellationToken cancel)
    {
        var to = query.Time("to") ?? time.GetUtcNow();
        var from = query.Time("from") ?? Buckets.Floor(to, TimeSpan.FromDays(1));
        if (from >= to || to - from > LongestTimeline)
            query.Problems.Add(new("out_of_range", "from", $"from must lie before to, by at most {LongestTimeline.TotalHours} hours."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (await reader.Find(caller, id.Value, cancel) is not { } row)
            return NotFound;

        var person = row.Worker.Id;
        var held = reader.Grain(row).Work();
        var spans = await presence.Of(person, from, to, cancel);
        var ended = await reads.Ended(person, from, to, MaxAttempts, cancel);
        var live = await leases.Of(person, cancel);
        var shown = (await held).Held;
        return MetricJson.Reply(new PersonTimeline(
            [.. spans.Select(s => new PresenceView(Words.Snake(s.Activity), s.Since, s.Until))],
            [.. ended.Select(View), .. live.Select(l => View(l, shown.IsDefault ? null : shown.FirstOrDefault(h => h.Task.Id == l.Row.Ref.Id && h.Token == l.Attempt.Token)))]));
    }

    private static AttemptView View(EndedAttempt ended)
    {
        var step = ended.Step;
        return new(ended.Task.Id.Value, ended.Task.Project.Value, ended.Task.Batch.Value, StageWord(step.AttemptStage), step.Token ?? 0, ended.GrantedAt,
            step.OfferedAt, step.AcceptedAt, step.At, Words.Snake(step.AttemptState), step.Verdict is { } verdict ? Words.Snake(verdict) : null, step.ActiveMs > 0 ? step.ActiveMs : null);
    }

    /// <summary>What has happened to a live lease is in no row yet: the person's grain knows.</summary>
    private static AttemptView View(LiveLease live, HeldTask? shown) => new(
        live.Row.Ref.Id.Value, live.Row.Ref.Project.Value, live.Row.Ref.Batch.Value, StageWord(live.Attempt.Stage), live.Attempt.Token, live.Attempt.Times.GrantedAt,
        shown is { Standing: "offered" } ? shown.Since : null, shown is { Standing: "active" } ? shown.Since : null, null, Words.Snake(live.Attempt.State), null, null);

    private static string StageWord(int stage) => stage == Plan.LabelStage ? "label" : "review";
}
