using System.Globalization;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>The tasks behind a figure: <c>/api/ops/tasks/open</c> of a backlog, <c>/api/ops/tasks/completed</c> of a turnaround.</summary>
internal static class FigureTasks
{
    private const int MaxAgeMinutes = 1_000_000;

    /// <summary>Tasks whose stories are read for one reply, the latest completed; the longest of them are shown.</summary>
    private const int MaxStories = 1_000;

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("There is no such scope here.");

    public static void MapFigureTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/ops/tasks").RequireAuthorization(Policies.Manager);
        tasks.MapGet("/open", Open);
        tasks.MapGet("/completed", Completed);
    }

    private static async Task<IResult> Open(ManagerCaller caller, QueryFields query, MetricScopes scopes, IMetricEvents events, TimeProvider time, CancellationToken cancel)
    {
        var (scope, limit) = (ScopeOf(query, caller), query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage));
        var state = Word<OpenState>(query, "state");
        var (least, most) = (query.Whole("min_age_minutes", 0, MaxAgeMinutes, 0), query.Whole("max_age_minutes", 0, MaxAgeMinutes, 0));
        var after = PlaceOf(query);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (!await scopes.MaySee(caller, scope, cancel))
            return NotFound;

        var now = time.GetUtcNow();
        DateTimeOffset? Ago(int minutes) => minutes == 0 ? null : now - TimeSpan.FromMinutes(minutes);
        var rows = await events.OpenTasks(new(scope, state, Ago(least), Ago(most)), after, limit + 1, cancel);
        var shown = rows.Take(limit).Select(t => new OpenTaskView(
            t.Ref.Id.Value, t.Ref.Project.Value, t.Ref.Batch.Value, t.Ref.Tenant.Organization.Value, MetricWords.Of(t.State),
            t.AcceptedForWorkAt, (long)(now - t.AcceptedForWorkAt).TotalMilliseconds));
        return MetricJson.Reply(new OpenTasks([.. shown], rows.Count > limit ? TokenOf(rows[limit - 1].Place) : null));
    }

    private static async Task<IResult> Completed(ManagerCaller caller, QueryFields query, MetricScopes scopes, IMetricEvents events, TimeProvider time, CancellationToken cancel)
    {
        var (scope, limit, part) = (ScopeOf(query, caller), query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage), Word<WaterfallPart>(query, "part"));
        var (from, to) = MetricQuery.Period(query, time.GetUtcNow());
        if (to - from > LongestPeriod)
            query.Problems.Add(new("out_of_range", "from", $"Tasks are listed of at most {LongestPeriod.TotalHours} hours."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (!await scopes.MaySee(caller, scope, cancel))
            return NotFound;

        var read = await events.Completed(scope, from, to, MaxStories, cancel);
        var tasks = read.Select(t => (t.Ref, t.Story, Waterfall: WaterfallRule.Of(t.Story))).Where(t => t.Waterfall is not null)
            .OrderByDescending(t => part is { } one ? t.Waterfall![one] : t.Waterfall!.Turnaround).ThenBy(t => t.Ref.Id.Value, StringComparer.Ordinal).Take(limit);
        return MetricJson.Reply(new CompletedTasks(
            from, to, read.Count == MaxStories ? read[^1].Story.Completion?.At : null,
            [.. tasks.Select(t => new CompletedTaskView(
                t.Ref.Id.Value, t.Ref.Project.Value, t.Ref.Batch.Value, t.Ref.Tenant.Organization.Value, t.Story.Completion!.At, t.Waterfall!.Turnaround,
                MetricWords.Parts(t.Waterfall)))]));
    }

    private static MetricScope ScopeOf(QueryFields query, ManagerCaller caller)
    {
        var scope = MetricQuery.ScopeOf(query, caller);
        if (scope.Kind is ScopeKind.Person)
            query.Problems.Add(new("out_of_range", "scope", "A task is of several people: take a project's or a batch's scope, or the person's timeline."));
        return scope;
    }

    /// <summary>The value whose camel-case name is sent; null when none is.</summary>
    private static T? Word<T>(QueryFields query, string name)
        where T : struct, Enum
    {
        if (query.Text(name) is not { } text)
            return null;
        T[] known = [.. Enum.GetValues<T>().Where(v => $"{v}" != nameof(OpenState.Unspecified))];
        if (known.Where(v => MetricWords.Of(v) == text).ToArray() is [var found])
            return found;
        query.Problems.Add(new("malformed", name, $"{name} must be one of {string.Join(", ", known.Select(MetricWords.Of))}."));
        return null;
    }

    private static string TokenOf(OpenTaskPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Batch}.{(place.Review ? 1 : 0)}.{place.Rank}.{place.Task}");

    private static OpenTaskPlace? PlaceOf(QueryFields query)
    {
        if (query.Text("next_token") is not { } text)
            return null;
        if (text.Split('.') is [var batch, ("0" or "1") and var stage, var rank, var task] && int.TryParse(rank, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place))
            return new(new(batch), stage == "1", place, new(task));
        query.Problems.Add(new("malformed", "next_token", "next_token must be what the page before it told."));
        return null;
    }
}

/// <param name="NextToken">Null on the last page.</param>
public sealed record OpenTasks(IReadOnlyList<OpenTaskView> Tasks, string? NextToken);

/// <param name="State"><c>waitingLabels</c>, <c>inLabeling</c>, <c>waitingReviews</c>, <c>inReview</c> or <c>paused</c>.</param>
/// <param name="AgeMs">Since it was accepted for work.</param>
public sealed record OpenTaskView(string Task, string Project, string Batch, string Organization, string State, DateTimeOffset AcceptedForWorkAt, long AgeMs);

/// <param name="Since">When more were completed than are looked at: those since then are, the latest completed; else null.</param>
/// <param name="Tasks">The longest first.</param>
public sealed record CompletedTasks(DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Since, IReadOnlyList<CompletedTaskView> Tasks);

/// <param name="Waterfall">Milliseconds of each part.</param>
public sealed record CompletedTaskView(
    string Task, string Project, string Batch, string Organization, DateTimeOffset CompletedAt, long TurnaroundMs, IReadOnlyDictionary<string, long> Waterfall);
