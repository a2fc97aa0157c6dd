using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Audit;

public sealed partial class Auditor
{
    /// <summary>One event row, as the transaction that wrote it left the tables.</summary>
    public void Recorded(TaskId id, int before, TaskChange change)
    {
        var task = _tasks[id];
        world.Log($"{id} v{task.Version + 1} {change.Kind} {change.Actor} {change.Attempt?.Token} stage {change.Stage} round {change.Round} {change.Status}");
        world.Hash.Add(id.Value);
        world.Hash.Add((int)change.Kind);
        world.Hash.Add(change.At.UtcTicks);
        Check(before == task.Version, "I0 decided on another version", task, $"{change.Kind} was decided on v{before}");
        Check(task.Version < MostChanges, "livelock", task, "it is passed round");
        Check(change.At >= task.At, "I0 time ran backwards", task, $"{change.At:O} < {task.At:O}");
        Check(task.Status == LabelTaskStatus.Pending || change.Kind == TaskEventKind.LateStored, "I0 closed task changed", task, change.Kind.ToString());

        var expected = (task.Stage, task.Round, task.Status, task.Response);
        switch (change.Kind)
        {
            case TaskEventKind.Granted:
                Granted(task, change);
                break;
            case TaskEventKind.Submitted:
                expected = Answered(task, change, salvaged: false);
                break;
            case TaskEventKind.Salvaged:
                expected = Answered(task, change, salvaged: true);
                break;
            case TaskEventKind.LateStored:
                Late(task, change);
                break;
            case TaskEventKind.Ended:
                Ended(task, change);
                break;
            case TaskEventKind.Canceled:
                Check(!task.Attempts.Values.Any(a => a.Live || a.Counted), "cancel after work started", task, "");
                expected.Status = LabelTaskStatus.Canceled;
                break;
            default:
                Violate("unknown event", change.Kind.ToString());
                break;
        }

        Check((change.Stage, change.Round, change.Status) == (expected.Stage, expected.Round, expected.Status), "I7 wrong move", task,
            $"{change.Kind} to {(change.Stage, change.Round, change.Status)} instead of {expected}");
        Check(expected.Response == change.Response || (expected.Response is null && task.Overlap > 1), "I7 wrong response", task, $"{change.Response} instead of {expected.Response}");
        Move(task, change);
        AfterMove(task);
    }

    private void Move(TaskView task, TaskChange change)
    {
        var (from, to) = (task.Status, change.Status);
        task.Version++;
        task.At = change.At;
        var stayed = (task.Stage, task.Round) == (change.Stage, change.Round);
        (task.Status, task.Stage, task.Round, task.Response) = (change.Status, change.Stage, change.Round, change.Response);
        var open = task.Status == LabelTaskStatus.Pending && task.Taken < task.Slots;
        task.OpenSince = !open ? null : stayed ? task.OpenSince ?? world.Time.Now : world.Time.Now;
        if (from == to)
            return;
        var tally = _batches[task.Batch.Id].Tally;
        tally[from]--;
        tally[to] = tally.GetValueOrDefault(to) + 1;
        if (to == LabelTaskStatus.Completed)
            task.Completions++;
    }

    /// <summary>What must hold of the tables after every transaction.</summary>
    private void AfterMove(TaskView task)
    {
        var holding = task.Current.Where(a => a.Live || a.Counted).ToArray();
        Check(holding.Length <= task.Slots, "I1 more leases than slots", task, $"{holding.Length} on {task.Slots}");
        Check(holding.Select(a => a.Slot).Distinct().Count() == holding.Length, "I1 slot held twice", task, string.Join(',', holding.Select(a => a.Slot)));
        Check(task.Attempts.Values.Where(a => a.Counted).GroupBy(a => a.Person).All(g => g.Count() == 1), "I3 one person answered twice", task, "");
        Check(task.Completions <= 1, "I7 completed twice", task, "");
        Check(task.Status != LabelTaskStatus.Completed || task.Response is not null, "I7 completed without a response", task, "");
        Check(world.Rows.Outbox.Contains(new(task.Id, task.Version)) == (task.CallsBack && JustClosed(task)), "I7 callback", task, "the outbox does not follow the change");

        var batch = _batches[task.Batch.Id];
        var counts = world.Rows.Batches[task.Batch.Id].Counts;
        foreach (var (status, count) in batch.Tally)
            Check(counts.GetValueOrDefault(status) == count, "I8 counts", task, $"{status}: {counts.GetValueOrDefault(status)} written, {count} there");
    }

    /// <summary>A completion is the only change here that the customer hears of; a late answer afterwards is none.</summary>
    private bool JustClosed(TaskView task) => task.Status == LabelTaskStatus.Completed && task.Version == _closedAt.GetValueOrDefault(task.Id, task.Version) && _closedAt.TryAdd(task.Id, task.Version);

    private readonly Dictionary<TaskId, int> _closedAt = [];

    /// <summary>More changes of one task than any of these days explains.</summary>
    private const int MostChanges = 400;
}
