using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Audit;

public sealed partial class Auditor
{
    /// <summary>Nothing is pending, live or unfinished any more.</summary>
    public bool AllDone =>
        Finishable.All(b => b.Tally.GetValueOrDefault(LabelTaskStatus.Pending) == 0 && (b.Tasks.Count == 0 || world.Rows.Batches[b.Plan.Id].Status == b.End))
        && _people.Values.All(p => p.Live.Count == 0);

    /// <summary>Tries at quality tasks wait for their one person, who may be gone.</summary>
    private IEnumerable<BatchView> Finishable => _batches.Values.Where(b => b.Plan.Kind != BatchKind.Quality);

    /// <summary>Once, after the last event.</summary>
    public void LookAtTheEnd()
    {
        foreach (var batch in Finishable)
        {
            var pending = batch.Tasks.Where(t => t.Status == LabelTaskStatus.Pending).ToArray();
            if (pending.Length > 0)
                Violate("liveness: tasks never finish", $"{pending.Length} of {batch.Plan.Id}, first {pending[0].Id} stage {pending[0].Stage} round {pending[0].Round}");
            else if (batch.Tasks.Count > 0 && world.Rows.Batches[batch.Plan.Id].Status != batch.End)
                Violate("liveness: batch never ends", batch.Plan.Id.Value);
        }

        foreach (var person in _people.Values)
            if (person.Live.Count > 0)
                Violate("liveness: lease never ends", $"{person.Worker.Id} {person.Live.First()}");

        foreach (var task in _tasks.Values)
            LookAtRow(task);
        foreach (var (command, outcome) in _told)
            Stands(command, outcome);
        var closed = _tasks.Values.Count(t => t.CallsBack && t.Completions > 0);
        if (world.Rows.Outbox.Count != closed)
            Violate("I7 callbacks", $"{world.Rows.Outbox.Count} in the outbox for {closed} completions");
    }

    private void LookAtRow(TaskView task)
    {
        if (!world.Rows.Tasks.TryGetValue(task.Id, out var row))
        {
            Check(!task.Acknowledged, "I4 acknowledged task is gone", task, "");
            return;
        }

        var state = row.State;
        Check((state.Version, state.Status, state.Response) == (task.Version, task.Status, task.Response), "I4 row is not what was recorded", task, $"v{state.Version} {state.Status}");
        Check(task.Attempts.Values.All(a => a.Answer is null || state.Attempts.Any(r => r.Token == a.Token && r.EndCommand == a.Answer && r.Response == a.Response)),
            "I4 answer is gone", task, "");
    }
}
