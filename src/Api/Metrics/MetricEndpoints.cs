using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Steering;

namespace Scheduler.Api.Metrics;

/// <summary><c>/api/metrics</c>: figures of any period, see docs/metrics.md.</summary>
internal static class MetricEndpoints
{
    /// <summary>Groups of one answer: the rest is dropped, the busiest come first.</summary>
    internal const int MaxGroups = 500;

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("There is no such scope here.");

    public static void MapMetricEndpoints(this IEndpointRouteBuilder routes)
    {
        var metrics = routes.MapGroup("/api/metrics").RequireAuthorization(Policies.Manager);
        Map(metrics, "turnaround", MetricParts.Turnaround);
        Map(metrics, "waterfall", MetricParts.Waterfall);
        Map(metrics, "sla", MetricParts.Sla);
        Map(metrics, "throughput", MetricParts.Throughput);
        Map(metrics, "work", MetricParts.Work);
        Map(metrics, "offers", MetricParts.Offers);
        Map(metrics, "quality", MetricParts.Quality);
        Map(metrics, "figures", MetricParts.All);
        Map(metrics, "people", MetricParts.Work | MetricParts.Offers | MetricParts.Quality, ScopeKind.Person);
        metrics.MapGet("/backlog", ReadBacklog);
        metrics.MapGet("/tasks/{id}", ReadTask);
    }

    private static void Map(RouteGroupBuilder metrics, string name, MetricParts parts, ScopeKind? group = null) => metrics.MapGet(
        "/" + name,
        async (HttpRequest request, ManagerCaller caller, QueryFields query, MetricScopes scopes, MetricReader reader, LabelReader labels, IMetricEvents events, TimeProvider time, CancellationToken cancel) =>
        {
            if (MetricQuery.Read(query, request, caller, time.GetUtcNow(), group, labels: parts == MetricParts.Quality) is not { } asked)
                return ErrorReply.Invalid(query.Problems);
            if (!await scopes.MaySee(caller, asked.Scope, cancel))
                return NotFound;
            var history = await (asked.GroupBy is { } kind ? Grouped(asked, kind, parts, caller, scopes, reader, cancel) : Series(asked, parts, reader, cancel));
            if (asked.Labels != LabelGroups.None)
                history = await labels.Grouped(history, asked, caller.Organization, cancel);
            if (asked.Exact)
                history = history with { Exact = await events.ExactTurnaround(asked.Scope, asked.From, asked.To, cancel) };
            return asked.Csv ? MetricCsv.Of(history, ofPeople: asked.Labels == LabelGroups.OfPeople) : MetricJson.Reply(history);
        });

    private static async Task<MetricHistory> Series(MetricQuery asked, MetricParts parts, MetricReader reader, CancellationToken cancel)
    {
        var (buckets, through) = await reader.Series(asked.Scope, asked.Size, asked.From, asked.To, cancel);
        return History(asked, through, Flow.Sum(buckets.Select(b => b.Flow)), parts) with { Series = [.. buckets.Select(b => new MetricPoint(b.At, FiguresView.Of(b.Flow, parts)))] };
    }

    private static async Task<MetricHistory> Grouped(
        MetricQuery asked, ScopeKind kind, MetricParts parts, ManagerCaller caller, MetricScopes scopes, MetricReader reader, CancellationToken cancel)
    {
        var (groups, through) = await reader.Groups(asked.Scope, kind, asked.Size, asked.From, asked.To, kind == ScopeKind.Person ? caller.Organization : null, cancel);
        var shown = groups.OrderByDescending(g => g.Flow[Measure.Completed]).ThenByDescending(g => g.Flow[Measure.Events]).ThenBy(g => g.Key.Scope.Id, StringComparer.Ordinal).Take(MaxGroups);
        var named = new List<MetricGroup>();
        foreach (var (key, flow) in shown)
            named.Add(new(key.Scope.ToString(), await scopes.NameOf(key, cancel), FiguresView.Of(flow, parts)));

        // The scope's own and not the sum of its groups: a task that three people answered is one task, however it is looked at.
        var (buckets, _) = await reader.Series(asked.Scope, asked.Size, asked.From, asked.To, cancel);
        return History(asked, through, Flow.Sum(buckets.Select(b => b.Flow)), parts) with { Groups = named };
    }

    private static MetricHistory History(MetricQuery asked, DateTimeOffset? through, Flow total, MetricParts parts) => new(
        asked.Scope.ToString(), asked.From, asked.To, (long)asked.Size.TotalMilliseconds, through, FiguresView.Of(total, parts), null, null, null);

    private static async Task<IResult> ReadBacklog(
        ManagerCaller caller, QueryFields query, MetricScopes scopes, MetricReader reader, IMetricEvents events, TimeProvider time, CancellationToken cancel)
    {
        var (scope, by) = (MetricQuery.ScopeOf(query, caller), MetricQuery.Group(query));
        if (by is ScopeKind.Person || scope.Kind is ScopeKind.Person)
            query.Problems.Add(new("out_of_range", "scope", "People have no backlog."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (!await scopes.MaySee(caller, scope, cancel))
            return NotFound;

        var now = time.GetUtcNow();
        var day = Flow.Sum((await reader.Series(scope, Buckets.Quarter, now - TimeSpan.FromDays(1), now, cancel)).Buckets.Select(b => b.Flow));
        if (by is not { } kind)
        {
            var open = await reader.Open(scope);
            return open is { Backlog: { } backlog, BacklogAt: { } at }
                ? MetricJson.Reply(BacklogView.Of(backlog, at, day))
                : new ErrorReply(StatusCodes.Status503ServiceUnavailable, "The backlog has not been counted since the start; ask again in a few seconds.");
        }

        var groups = new List<BacklogGroup>();
        var counted = (await events.Backlogs(now, cancel)).Where(b => b.Home.Scopes.Contains(scope))
            .GroupBy(b => b.Home.Scopes.Single(s => s.Kind == kind)).Select(g => (g.Key, g.First().Home, Backlog: g.Select(b => b.Backlog).Aggregate((a, b) => a + b)));
        foreach (var (key, home, backlog) in counted.OrderByDescending(g => g.Backlog.Tasks).ThenBy(g => g.Key.Id, StringComparer.Ordinal).Take(MaxGroups))
            groups.Add(new(key.ToString(), await scopes.NameOf(new(key, home.Organization, null, null), cancel), BacklogView.Of(backlog, now, day)));
        return MetricJson.Reply(new BacklogGroups(groups));
    }

    private static async Task<IResult> ReadTask(ManagerCaller caller, PathName id, ISteeringReads reads, IMetricEvents events, CancellationToken cancel)
    {
        if (await reads.FindTask(new(id.Value), caller.Organization, cancel) is not { } task || await events.Story(task.Tenant, task.Id, cancel) is not { } story)
            return ErrorReply.NotFound("Task with that ID not found.");
        var waterfall = WaterfallRule.Of(story);
        return MetricJson.Reply(new TaskTurnaround(
            id.Value, story.CreatedAt, story.AcceptedForWorkAt, story.Completion?.At, waterfall?.Turnaround,
            waterfall is null ? null : MetricWords.Parts(waterfall),
            waterfall is null ? null : Bottleneck.Of(p => waterfall[p])));
    }
}
