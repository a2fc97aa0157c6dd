using Scheduler.Simulation.Engine;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Cluster;

/// <summary>Carries calls, one-way messages and waits, with the faults of the world.</summary>
public sealed partial class Network(SimWorld world, Prng chance)
{
    /// <summary>After this a call has failed for its caller, whatever became of it.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    private Timeline Time => world.Time;

    private Faults Faults => world.Faults;

    /// <summary>Calls a grain; fails with <see cref="CallFailedException"/> when the outcome is unknown.</summary>
    public Task<T> Call<TGrain, T>(Grain? from, string key, Func<TGrain, Task<T>> operation)
        where TGrain : Grain, new()
    {
        var reply = new Reply<T>(from);
        Time.After(ResponseTimeout, () => reply.Fail("timeout"));
        if (!chance.Chance(Faults.LostCall))
            Time.After(Latency(), () => world.Spawn(Carry));
        return reply.Task;

        async Task Carry()
        {
            var target = Find<TGrain>(key);
            try
            {
                var result = await target.Enter(() => operation(target));
                if (chance.Chance(Faults.CrashBeforeReply))
                    Crash(target);
                else if (!chance.Chance(Faults.LostCall))
                    Time.After(Latency(), () => reply.Give(result));
            }
            catch (CallFailedException e)
            {
                Time.After(Latency(), () => reply.Fail(e.Message));
            }
        }
    }

    /// <summary>A message nobody waits for. It may be lost, doubled or late.</summary>
    public void Send<TGrain>(string key, Action<TGrain> message)
        where TGrain : Grain, new()
    {
        if (chance.Chance(Faults.LostMessage))
            return;
        Deliver();
        if (chance.Chance(Faults.DoubledMessage))
            Deliver();

        void Deliver() => Time.After(Latency(), () => world.Spawn(async () =>
        {
            var target = Find<TGrain>(key);
            await target.Enter(() =>
            {
                message(target);
                return Task.FromResult(true);
            });
        }));
    }

    /// <summary>A message to a client: a hint that may be lost.</summary>
    public void Push(Action message)
    {
        if (!chance.Chance(Faults.LostMessage))
            Time.After(Latency(), message);
    }

    /// <summary>Reads rows: as they were on the way, not as they are when the answer comes.</summary>
    public Task<T> Read<T>(Grain? from, Func<T> query)
    {
        var reply = new Reply<T>(from);
        if (chance.Chance(Faults.FailedRead))
        {
            Time.After(ResponseTimeout, () => reply.Fail("read"));
            return reply.Task;
        }

        Time.After(ReadTime(), () =>
        {
            var rows = query();
            Time.After(ReadTime(), () => reply.Give(rows));
        });
        return reply.Task;
    }

    /// <summary>Writes rows beside the ledger: it may have been done when the caller is told that the outcome is unknown.</summary>
    public async Task<T> Write<T>(Grain? from, Func<T> write)
    {
        var written = await Read(from, write);
        if (chance.Chance(Faults.LostOutcome))
            throw new CallFailedException("write");
        return written;
    }

    public Task<bool> Delay(Grain? from, TimeSpan delay)
    {
        var reply = new Reply<bool>(from);
        Time.After(delay, () => reply.Give(true));
        return reply.Task;
    }

    private TimeSpan Latency() => chance.Chance(Faults.SlowMessage)
        ? TimeSpan.FromMilliseconds(chance.Exponential(1_500))
        : TimeSpan.FromMicroseconds(chance.Between(200, 1_500));

    private TimeSpan ReadTime() => chance.Chance(Faults.SlowRead)
        ? TimeSpan.FromMilliseconds(chance.Exponential(1_000))
        : TimeSpan.FromMicroseconds(chance.Between(200, 1_500));
}
