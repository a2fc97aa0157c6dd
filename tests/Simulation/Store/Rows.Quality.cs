using System.Collections.Immutable;
using System.Globalization;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Store;

/// <summary>Who tries which quality task of which project, and who has passed its training.</summary>
public sealed partial class Rows
{
    private readonly Dictionary<(AnnotatorId, string Quality, int Number), TaskId> _tries = [];
    private readonly HashSet<(ProjectId, AnnotatorId)> _passed = [];

    public bool HasPassed(ProjectId project, AnnotatorId person) => _passed.Contains((project, person));

    public bool Pass(ProjectId project, AnnotatorId person) => _passed.Add((project, person));

    /// <summary>Every training task as a person stands with it.</summary>
    public IReadOnlyList<TrainingTask> Training(BatchPlan home, AnnotatorId person, DateTimeOffset now) =>
        [.. Enumerable.Range(0, home.Quality!.Training).Select(i => TrainingName(home, i)).Select(q => new TrainingTask(q, [.. TriesOf(q, person).Select(t => Stand(t.Number, Tasks[t.Task], person, now))]))];

    /// <summary>The first evaluation that the person has neither answered nor declined nor in hand.</summary>
    public string? NextEvaluation(BatchPlan home, AnnotatorId person, DateTimeOffset now) =>
        Enumerable.Range(0, home.Quality!.Evaluations).Select(i => $"{home.Project}-evaluation-{i}")
            .FirstOrDefault(q => TriesOf(q, person).All(t => Stand(t.Number, Tasks[t.Task], person, now).State == TryState.Open));

    /// <summary>A try and its task, made once however often it is begun.</summary>
    public TaskId Begin(BatchPlan home, string quality, AnnotatorId person, int number, DateTimeOffset now)
    {
        if (_tries.TryGetValue((person, quality, number), out var begun))
            return begun;
        var task = new LabelTask
        {
            Ref = new(home.Tenant, home.Project, home.Tries.Id, new(string.Create(CultureInfo.InvariantCulture, $"{quality}-{person}-{number}"))),
            Plan = home.Tries.Plan,
            CreatedAt = now,
            ChangedAt = now.ToMillisecond(),
        };
        _tries.Add((person, quality, number), task.Ref.Id);
        Add(home.Tries.Id, new(task, BatchLimits.DefaultPriority, null));
        world.Audit.Begun(home, quality, person, task.Ref.Id);
        return task.Ref.Id;
    }

    public static string TrainingName(BatchPlan home, int index) => string.Create(CultureInfo.InvariantCulture, $"{home.Project}-training-{index}");

    private IEnumerable<(int Number, TaskId Task)> TriesOf(string quality, AnnotatorId person)
    {
        for (var number = 0; _tries.TryGetValue((person, quality, number), out var task); number++)
            yield return (number, task);
    }

    private static TrainingTry Stand(int number, TaskRecord row, AnnotatorId person, DateTimeOffset now)
    {
        var own = row.State.Attempts.Where(a => a.Annotator == person).ToImmutableArray();
        var cool = own.Max(a => a.CoolUntil);
        return own.Any(a => a.State == AttemptState.Submitted) ? new(number, TryState.Done, row.Agreement ?? 0)
            : own.Any(a => a.IsLive) ? new(number, TryState.Held)
            : cool >= Moments.Never ? new(number, TryState.Done)
            : new(number, cool > now ? TryState.Cooling : TryState.Open);
    }
}
