using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// Who is there for what, and for how long: spans grow while a person is heard of and end with their activity. Available and busy
/// are one span, or somebody who waits between tasks would leave a hundred a day.
/// </summary>
public sealed class Roster<TPerson>
    where TPerson : notnull
{
    /// <summary>Over two beats: one that is lost ends nothing.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(45);

    private readonly Dictionary<TPerson, Span> _spans = [];
    private readonly HashSet<TPerson> _changed = [];

    public int Count => _spans.Count;

    /// <summary>Spans that have begun or grown since they were taken last; they are not forgotten by being taken.</summary>
    public IReadOnlyList<(TPerson Person, Span Span)> TakeChanged()
    {
        var changed = _changed.Where(_spans.ContainsKey).Select(p => (p, _spans[p])).ToArray();
        _changed.Clear();
        return changed;
    }

    /// <returns>The span that ended by this, if one did.</returns>
    public Span? Hear(TPerson person, Activity activity, DateTimeOffset since, DateTimeOffset at)
    {
        var kind = activity == Activity.Busy ? Activity.Available : activity;
        _spans.TryGetValue(person, out var known);
        if (known is not null && at < known.Until)
            return null;
        if (kind is Activity.Offline or Activity.Unspecified)
        {
            _spans.Remove(person);
            return known is null ? null : known with { Until = at };
        }

        _changed.Add(person);
        if (known is not null && known.Activity == kind && known.Since == since)
        {
            _spans[person] = known with { Until = at };
            return null;
        }

        _spans[person] = new(kind, since, at);
        return known is null ? null : known with { Until = since > known.Until ? known.Until : since };
    }

    /// <summary>Drops who has not been heard of. Their spans end where they were heard last.</summary>
    public IReadOnlyList<TPerson> DropSilent(DateTimeOffset now)
    {
        TPerson[] silent = [.. _spans.Where(s => now - s.Value.Until >= SilentAfter).Select(s => s.Key)];
        foreach (var person in silent)
            _spans.Remove(person);
        return silent;
    }

    public sealed record Span(Activity Activity, DateTimeOffset Since, DateTimeOffset Until);
}
