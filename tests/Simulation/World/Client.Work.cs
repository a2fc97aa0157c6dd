using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Shells;

namespace Scheduler.Simulation.World;

public sealed partial class Client
{
    /// <summary>A lease appears on the screen, once or again.</summary>
    public void Show(DeskLease lease)
    {
        var key = (lease.Task, lease.Token);
        if (!Online)
            return;
        if (!_known.Add(key))
        {
            if (!_held.ContainsKey(key) && _answers.TryGetValue(key, out var answer))
                world.Spawn(() => Send(lease, answer));
            else
                _held.TryAdd(key, lease);
            return;
        }

        _held.Add(key, lease);
        world.Spawn(() => Work(lease));
    }

    public void Withdraw(TaskId task, long token) => _held.Remove((task, token));

    private async Task Work(DeskLease lease)
    {
        var key = (lease.Task, lease.Token);
        if (lease.Standing == LeaseStanding.Offered && !await Consider(lease))
            return;

        var handle = TimeSpan.FromSeconds(chance.LogNormal(Plan.MedianHandle.TotalSeconds, Plan.Sigma));
        if (chance.Chance(Plan.Habits.Vanishes) && !world.Finishing)
            world.Time.After(handle * 0.5, VanishForAWhile);
        else if (chance.Chance(Plan.Habits.Releases))
        {
            await world.Net.Delay(null, handle * 0.3);
            await GiveUp(lease, chance.Chance(0.5) ? null : AnnotatorLimits.CoolDown);
            return;
        }

        await world.Net.Delay(null, handle);

        // A person whose task was taken off the screen sometimes has a second tab that still shows it.
        if (!_held.ContainsKey(key) && !chance.Chance(0.4))
            return;
        await Answer(lease);
        if (chance.Chance(Plan.Habits.TakesBreak) && !world.Finishing && Online)
            await Rest();
    }

    /// <summary>Looks at an offer: accepts, declines, or does not see it.</summary>
    private async Task<bool> Consider(DeskLease lease)
    {
        if (chance.Chance(Plan.Habits.Lapses) && !world.Finishing)
            return false;
        await world.Net.Delay(null, TimeSpan.FromSeconds(0.3 + chance.Exponential(2)));
        if (!_held.ContainsKey((lease.Task, lease.Token)))
            return false;
        if (!chance.Chance(Plan.Habits.Declines) || world.Finishing)
            return await Insist(lease, a => a.Accept(lease.Task, lease.Token));
        await GiveUp(lease, chance.Chance(0.5) ? TimeSpan.FromSeconds(chance.Between(5, 600)) : null);
        return false;
    }

    private async Task GiveUp(DeskLease lease, TimeSpan? retryAfter)
    {
        await Insist(lease, a => a.GiveUp(lease.Task, lease.Token, retryAfter));
        _held.Remove((lease.Task, lease.Token));
    }

    private async Task<bool> Insist(DeskLease lease, Func<AnnotatorShell, bool> ask)
    {
        while (_held.ContainsKey((lease.Task, lease.Token)))
            try
            {
                return await world.Net.Call<AnnotatorShell, bool>(null, Id.Value, a => Task.FromResult(ask(a)));
            }
            catch (CallFailedException)
            {
                await world.Net.Delay(null, TimeSpan.FromSeconds(1));
            }

        return false;
    }

    private async Task Rest()
    {
        await Choose(Activity.Break);
        await world.Net.Delay(null, TimeSpan.FromMinutes(chance.Exponential(5)));
        if (Online && _chosen == Activity.Break)
            await Choose(Activity.Available);
    }

    private void VanishForAWhile()
    {
        if (world.Finishing)
            return;
        Vanish();
        world.Time.After(TimeSpan.FromMinutes(chance.Exponential(4)), () =>
        {
            if (!world.Finishing || Plan.Returns)
                Come();
        });
    }
}
