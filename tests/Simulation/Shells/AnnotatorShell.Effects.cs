using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Store;

namespace Scheduler.Simulation.Shells;

public sealed partial class AnnotatorShell
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than a sweep's word can travel: rows read before an end would bring the lease back.</summary>
    private static readonly TimeSpan KeepClosed = TimeSpan.FromSeconds(60);

    private readonly HashSet<(TaskId, long)> _closed = [];
    private readonly HashSet<TaskId> _claiming = [];

    private void Settle()
    {
        foreach (var effect in _desk.Settle(Now))
            Carry(effect);
        Arm();
    }

    private void Carry(DeskEffect effect)
    {
        switch (effect)
        {
            case DeskEffect.Claim claim:
                World.Spawn(() => Claim(claim));
                break;
            case DeskEffect.End end:
                World.Audit.GaveUp(Id, end.Lease.Task, end.Lease.Token);
                World.Spawn(() => End(end));
                break;
            case DeskEffect.Show show:
                World.Audit.Shown(Id, show.Lease.Task, show.Lease.Token);
                Net.Push(() => Client.Show(show.Lease));
                break;
            case DeskEffect.Withdraw withdraw:
                Net.Push(() => Client.Withdraw(withdraw.Lease.Task, withdraw.Lease.Token));
                break;
            case DeskEffect.Moved moved:
                World.Audit.Moved(Id, moved.Activity);
                Net.Push(() => Client.Moved(moved.Activity));
                break;
            case DeskEffect.Report report:
                var seat = new Domain.Dispatch.Seat(Worker, report.Waiting, report.WaitingSince, [.. report.Seen], report.Prefetched, _since, ++_sequence);
                World.Log($"{Id} reports waiting {seat.Waiting} ahead {seat.Prefetched?.Task} seen {string.Join(' ', seat.Seen.Select(s => $"{s.Lane.Batch}/{s.Lane.Stage}@{s.Epoch}"))}");
                Net.Send<DispatcherShell>(DispatcherShell.Only, d => d.Report(seat));
                break;
            case DeskEffect.Leave:
                var (since, sequence) = (_since, ++_sequence);
                Net.Send<DispatcherShell>(DispatcherShell.Only, d => d.Gone(Id, since, sequence));
                break;
        }
    }

    /// <summary>Ends a lease at its task, until the task has said what became of it.</summary>
    private async Task End(DeskEffect.End end)
    {
        var command = World.NewCommand();
        var lease = end.Lease;
        var order = new End(Id, lease.Token, end.State, command, Now, end.CoolUntil, end.Reason, lease.OfferedAt, lease.AcceptedAt);
        _closed.Add((lease.Task, lease.Token));
        while (true)
            try
            {
                await Net.Call<TaskShell, EndOutcome>(this, lease.Task.Value, t => t.End(order));
                break;
            }
            catch (CallFailedException)
            {
                await Net.Delay(this, Repeat);
            }

        Close(lease.Task, lease.Token);
    }

    private void Close(TaskId task, long token)
    {
        _closed.Add((task, token));
        World.Time.After(KeepClosed, () => _closed.Remove((task, token)));
    }

    /// <summary>The sweeper's word: live leases of this person, as the rows were a moment ago.</summary>
    public void Handed(IReadOnlyList<LiveLease> leases)
    {
        foreach (var lease in leases)
            if (!_closed.Contains((lease.Task.Id, lease.Attempt.Token)) && !_claiming.Contains(lease.Task.Id))
                _desk.Adopt(OnDesk(lease), Now);
        Settle();
    }

    /// <summary>One timer, for the one time the desk names.</summary>
    private void Arm()
    {
        var timer = ++_timer;
        if (_desk.NextDue is not { } due || World.Mutant == Mutant.ClocksNotWatched)
            return;
        World.Time.After(due > Now ? due - Now : TimeSpan.Zero, () =>
        {
            if (timer == _timer && !Crashed)
                World.Spawn(() =>
                {
                    Settle();
                    return Task.CompletedTask;
                });
        });
    }
}
