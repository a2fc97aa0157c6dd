using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Audit;

/// <summary>
/// Knows what was recorded, what was told and who is there, and judges it by laws of its own. It reads the product's values
/// but runs none of its rules: a rule that is wrong cannot make its own check wrong.
/// </summary>
public sealed partial class Auditor(SimWorld world)
{
    /// <summary>The first violations of a run; the later ones are mostly their echo.</summary>
    private const int Kept = 20;

    private readonly List<Violation> _violations = [];
    private readonly Dictionary<TaskId, TaskView> _tasks = [];
    private readonly Dictionary<BatchId, BatchView> _batches = world.Scenario.Batches
        .SelectMany(b => b.Quality is null ? [b] : new[] { b, b.Tries }).ToDictionary(b => b.Id, b => new BatchView(b));
    private readonly Dictionary<AnnotatorId, PersonView> _people =
        world.Scenario.People.Concat(world.Scenario.Finishers).ToDictionary(p => p.Worker.Id, p => new PersonView(p.Worker));

    /// <summary>Commands of grants that a manager asked for.</summary>
    private readonly HashSet<CommandId> _ordered = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public void Violate(string law, string what)
    {
        world.Log($"VIOLATION {law}: {what}");
        if (_violations.Count < Kept)
            _violations.Add(new(world.Time.Now, law, what));
    }

    private void Check(bool holds, string law, TaskView task, string what)
    {
        if (!holds)
            Violate(law, $"{task.Id} v{task.Version}: {what}");
    }

    public void Created(LabelTask task, bool callsBack)
    {
        var batch = _batches[task.Ref.Batch];
        var view = new TaskView(task.Ref.Id, batch.Plan, task.Plan.Overlap, task.Plan.ReviewLevels, callsBack) { At = task.ChangedAt, OpenSince = world.Time.Now };
        _tasks.Add(view.Id, view);
        batch.Tasks.Add(view);
        batch.Tally[LabelTaskStatus.Pending] = batch.Tally.GetValueOrDefault(LabelTaskStatus.Pending) + 1;
    }

    public void BatchMoved(BatchId id, BatchStatus status)
    {
        var batch = _batches[id];
        batch.OpenSince = status is BatchStatus.InProgress or BatchStatus.Cancelling ? world.Time.Now : null;
        batch.IsGivenUp |= status is BatchStatus.Cancelling or BatchStatus.Cancelled;
        if (status is BatchStatus.Completed or BatchStatus.Cancelled && batch.Tally.GetValueOrDefault(LabelTaskStatus.Pending) > 0)
            Violate("I8 batch completed with pending tasks", id.Value);
        world.Log($"{id} is {status}");
        world.Hash.Add((int)status);
    }

    public void TaskAcknowledged(TaskId id)
    {
        if (_tasks.TryGetValue(id, out var task))
            task.Acknowledged = true;
        else
            Violate("I4 acknowledged task is not there", id.Value);
    }
}
