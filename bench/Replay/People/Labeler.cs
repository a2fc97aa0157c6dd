using Scheduler.Replay.Sets;
using Scheduler.Workers.Wire;

namespace Scheduler.Replay.People;

/// <summary>A worker of the record: says what was said then, or what this worker would most likely have said.</summary>
internal sealed class Labeler(CrowdSet set, string worker, Confusion confusion, Pace pace, Temper temper, Tally tally, Random random)
    : Person(pace, temper, tally, random)
{
    protected override (string? Response, string? Verdict) Decide(Assignment assignment)
    {
        var task = Item.Of(assignment);
        var label = set.Answers[worker].TryGetValue(task, out var recorded) ? recorded : confusion.Draw(set.Truth.GetValueOrDefault(task), Random);
        return (Item.Response(label), null);
    }
}
