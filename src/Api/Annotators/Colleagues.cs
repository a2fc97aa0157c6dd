using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Api.Annotators;

/// <summary>How fast and how well the others of a workforce work, for a person who compares themselves: medians only, of hours that are over.</summary>
internal sealed class Colleagues(IMetricRows rows, TimeProvider time)
{
    /// <summary>Days that are looked back on at most, and how long what was read is told again: rows of everybody are many.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30), Kept = TimeSpan.FromMinutes(10);

    /// <summary>Workforces and windows remembered.</summary>
    private const int MaxEntries = 200;

    private readonly ConcurrentDictionary<(WorkforceId, int Days), (DateTimeOffset At, ImmutableDictionary<string, PersonPace> Paces)> _read = new();

    /// <returns>Null when there are too few others.</returns>
    public async Task<PeerMedians?> Medians(Worker worker, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var span = to - from > Longest ? Longest : to - from;
        var key = (worker.Workforce, (int)span.TotalDays);
        if (!_read.TryGetValue(key, out var read) || time.GetUtcNow() - read.At > Kept)
        {
            var hours = await rows.Within(MetricScope.Of(worker.Workforce), ScopeKind.Person, Buckets.Hour, to - span, to, cancel: cancel);
            read = (time.GetUtcNow(), hours.GroupBy(r => r.Key.Scope.Id).ToImmutableDictionary(g => g.Key, g => PersonPace.Of(Flow.Sum(g.Select(r => r.Flow)))));
            if (_read.Count >= MaxEntries)
                _read.Clear();
            _read[key] = read;
        }

        return PeerMedians.Of(read.Paces.Where(p => p.Key != worker.Id.Value).Select(p => p.Value));
    }
}

internal static class PeerMediansJson
{
    public static void Write(this PeerMedians medians, Utf8JsonWriter json)
    {
        json.WriteStartObject("others");
        json.WriteNumber("people", medians.People);
        json.WriteNumber("mean_active_ms", Math.Round(medians.MeanActiveMs));
        if (medians.FirstPassYield is { } yield)
            json.WriteNumber("first_pass_yield", yield);
        json.WriteEndObject();
    }
}
