using System.Globalization;
using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Waiting;

/// <summary>
/// I5: nobody waits longer than the bound while one slot they may take stays open all that time. Each task is held against the
/// people who waited long, so that memory does not grow with the tasks.
/// </summary>
internal sealed class WaitLaw(
    IReadOnlyList<Wait> waits,
    IReadOnlyDictionary<string, Person> people,
    IReadOnlyDictionary<string, BatchLine> batches,
    long boundMs)
{
    private readonly Eligibility _eligibility = new();
    private readonly (Person Person, Wait[] Waits)[] _waiting =
        [.. waits.GroupBy(w => w.Annotator).Where(g => people.ContainsKey(g.Key)).Select(g => (people[g.Key], g.ToArray()))];

    /// <summary>Null for a task that nobody can have waited for.</summary>
    public OpenSpans? Watch(TaskLine task)
    {
        if (_waiting.Length == 0 || task.Mode != Modes.Live || !batches.TryGetValue(task.BatchId, out var batch) || batch.LaunchedAt is not { } launched)
            return null;
        var spans = new OpenSpans(launched, boundMs);
        spans.Start(task);
        return spans;
    }

    public void Check(TaskHistory history, TaskReplay end, OpenSpans spans, Findings findings)
    {
        spans.End();
        if (spans.Found.Count == 0)
            return;
        var batch = batches[history.Task.BatchId];
        Dictionary<long, AttemptLine>? rows = null;
        foreach (var (person, own) in _waiting)
            foreach (var (span, stage) in spans.Found)
            {
                if (!AnyOverlaps(own, span, batch) || !_eligibility.Allows(person, batch, stage))
                    continue;
                rows ??= history.Attempts.ToDictionary(a => a.Token);
                var bars = Bars.Of(person.Id, end, rows).ToArray();
                foreach (var free in span.Without(bars).Where(f => f.Length >= boundMs))
                    foreach (var wait in own.Where(w => Overlaps(w, free, batch)))
                        Report(wait, free, stage, history.Task, findings);
            }
    }

    // Loops, not queries: this runs once for every task and long wait.
    private bool AnyOverlaps(Wait[] own, Span open, BatchLine batch)
    {
        foreach (var wait in own)
            if (Overlaps(wait, open, batch))
                return true;
        return false;
    }

    private bool Overlaps(Wait wait, Span open, BatchLine batch)
    {
        if (wait.Found || (wait.Only is { } only && only != batch.Id) || wait.Whole.Cut(open).Length < boundMs)
            return false;
        foreach (var part in wait.Parts)
            if (part.Cut(open).Length >= boundMs)
                return true;
        return false;
    }

    private static void Report(Wait wait, Span open, int stage, TaskLine task, Findings findings)
    {
        wait.Found = true;
        var both = wait.Parts.Select(p => p.Cut(open)).MaxBy(s => s.Length);
        findings.Add(Law.WorkConserved, task.Id,
            $"{wait.Annotator} waited {Seconds(wait.Whole.Length)} s for token {wait.Token} of task {wait.Task}, while stage {stage} of this task was open to them for {Seconds(both.Length)} s of it.");
    }

    private static string Seconds(long ms) => (ms / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
}
