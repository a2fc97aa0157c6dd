using System.Globalization;
using Scheduler.Api.Http;
using Scheduler.Domain.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>What is asked of the history.</summary>
internal sealed record MetricQuery(MetricScope Scope, DateTimeOffset From, DateTimeOffset To, TimeSpan Size, ScopeKind? GroupBy, bool Exact, bool Csv)
{
    public LabelGroups Labels { get; private init; }

    private static readonly TimeSpan Default = TimeSpan.FromHours(24), LongestExact = TimeSpan.FromDays(31);

    /// <summary>Null when something is wrong, which <paramref name="query"/> then says.</summary>
    /// <param name="group">By what it is grouped whatever is asked.</param>
    /// <param name="labels">It may be asked by label.</param>
    public static MetricQuery? Read(QueryFields query, HttpRequest request, ManagerCaller caller, DateTimeOffset now, ScopeKind? group = null, bool labels = false)
    {
        var scope = ScopeOf(query, caller);
        var ofLabels = !labels ? LabelGroups.None : query.Text("group_by") switch
        {
            "label" => LabelGroups.OfAll,
            "person_label" => LabelGroups.OfPeople,
            _ => LabelGroups.None,
        };
        var byLabel = ofLabels != LabelGroups.None;
        var by = byLabel ? null : group ?? Group(query, labels);
        var (from, to) = Period(query, now);
        if (by == ScopeKind.Person && scope.Kind == ScopeKind.Batch)
            query.Problems.Add(new("out_of_range", "group_by", "People are counted by project, not by batch: take the project's scope."));

        if (byLabel && scope.Kind == ScopeKind.Person)
            query.Problems.Add(new("out_of_range", "group_by", "Labels are not counted within a person: take the project's scope, and group_by=person_label."));

        var ofPeople = by == ScopeKind.Person || scope.Kind == ScopeKind.Person;
        var size = Bucket(query) ?? Buckets.SizeFor(from, to, now, ofPeople);
        if (now - from > Buckets.KeptFor(size) + size || (ofPeople && size == Buckets.Minute))
            query.Problems.Add(new("out_of_range", "bucket", "Minutes are kept for a day (not of people), quarters for 30 days: take a longer bucket."));
        if (by is null && !byLabel && (to - from) / size > Buckets.MaxPoints + 1)
            query.Problems.Add(new("out_of_range", "bucket", $"That would be more than {Buckets.MaxPoints} buckets: take a longer bucket or a shorter window."));

        var exact = query.Flag("exact");
        if (exact && (to - from > LongestExact || scope.Kind == ScopeKind.Person))
            query.Problems.Add(new("out_of_range", "exact", $"Exact figures are of at most {LongestExact.TotalDays} days, and not of a person."));
        if (query.Problems.Count > 0)
            return null;
        var csv = query.Text("format") == "csv" || request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);
        return new(scope, Buckets.Floor(from, size), to, size, by, exact, csv) { Labels = ofLabels };
    }

    /// <summary>From <c>from</c> and <c>to</c>, or a <c>window</c> that ends now.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Period(QueryFields query, DateTimeOffset now)
    {
        var to = query.Time("to") ?? now;
        var from = query.Time("from") ?? to - (Window(query) ?? Default);
        if (from >= to)
            query.Problems.Add(new("out_of_range", "from", "from must lie before to."));
        return (from, to);
    }

    public static MetricScope ScopeOf(QueryFields query, ManagerCaller caller)
    {
        if (query.Text("scope") is not { } text)
            return MetricScopes.Default(caller);
        if (MetricScope.Parse(text) is { } scope)
            return scope;
        query.Problems.Add(new("malformed", "scope", "scope must be all, or organization:, workforce:, project:, batch: or person: with an id."));
        return default;
    }

    public static ScopeKind? Group(QueryFields query, bool labels = false)
    {
        if (query.Text("group_by") is not { } text)
            return null;
        var kind = MetricScope.KindOf(text);
        if (kind is null)
            query.Problems.Add(new("malformed", "group_by", $"group_by must be organization, workforce, project, batch{(labels ? ", person, label or person_label" : " or person")}."));
        return kind;
    }

    private static TimeSpan? Bucket(QueryFields query)
    {
        var text = query.Text("bucket");
        TimeSpan? size = text switch
        {
            "1m" => Buckets.Minute,
            "15m" => Buckets.Quarter,
            "1h" => Buckets.Hour,
            _ => null,
        };
        if (text is not null && size is null)
            query.Problems.Add(new("malformed", "bucket", "bucket must be 1m, 15m or 1h."));
        return size;
    }

    private static TimeSpan? Window(QueryFields query)
    {
        if (query.Text("window") is not { } text)
            return null;
        if (text.Length >= 2 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 10_000)
            switch (text[^1])
            {
                case 'm':
                    return TimeSpan.FromMinutes(n);
                case 'h':
                    return TimeSpan.FromHours(n);
                case 'd':
                    return TimeSpan.FromDays(n);
            }

        query.Problems.Add(new("malformed", "window", "window must be a number of minutes, hours or days, such as 15m, 4h or 7d."));
        return null;
    }
}

/// <summary>Whether figures are grouped by the labels of the taxonomy, which are no scope.</summary>
internal enum LabelGroups
{
    None = 0,
    OfAll = 1,

    /// <summary>Each person's, label by label.</summary>
    OfPeople = 2,
}
