using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.Shells;

namespace Scheduler.Simulation.World;

/// <summary>
/// A manager who gives tasks to people that have had them in the same stage, and so may: mostly to those who did not want them, now and then, by mistake, to somebody who has
/// answered one or holds it.
/// </summary>
public sealed class Assigner(SimWorld world, Prng chance)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    /// <summary>A third of the worlds have one.</summary>
    public void Start()
    {
        if (chance.Below(3) == 0)
            Wait();
    }

    private void Wait() => world.Time.After(TimeSpan.FromMilliseconds(chance.Exponential(Every.TotalMilliseconds)), () =>
    {
        // With the day ends what people do to each other: then all work must end by itself.
        if (world.Finishing)
            return;
        Assign();
        Wait();
    });

    private void Assign()
    {
        var had = world.Rows.Tasks.Values.Select(t => t.State)
            .Where(t => t.Status == LabelTaskStatus.Pending && t.OpenSlots > 0 && !QualityBatch.Is(t.Ref.Batch) && world.Rows.Batches[t.Ref.Batch].Status == BatchStatus.InProgress)
            .SelectMany(t => t.Attempts.Where(a => a.Stage == t.Stage && world.People[a.Annotator].Online).Select(a => (Task: t, a.Annotator, Refused: a.CoolUntil == Moments.Never)))
            .OrderBy(c => c.Task.Ref.Id).ThenBy(c => c.Annotator).ToArray();
        var refused = had.Where(c => c.Refused).ToArray();
        var choices = refused.Length > 0 && chance.Chance(0.8) ? refused : had;
        if (choices.Length == 0)
            return;
        var (task, person, _) = chance.Pick(choices);
        world.Log($"a manager gives {task.Ref.Id} to {person}");
        world.Spawn(() => world.Net.Call<AnnotatorShell, bool>(null, person.Value, a => a.Assign(task.Ref, task.Stage)));
    }
}
