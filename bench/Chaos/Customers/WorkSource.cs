using Scheduler.Chaos.Outcome;
using Scheduler.Checker;

namespace Scheduler.Chaos.Customers;

/// <summary>Keep work coming, task by task and in bulk, through all API hosts, and remember every task they were told of.</summary>
internal sealed class WorkSource(Requests requests, ClientLedger ledger, Tally tally, Func<long> backlog, long wanted)
{
    private const int Singles = 4, ParcelTasks = 60;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private long _made;
    private int _parcels;

    /// <summary>Tasks a customer was told of.</summary>
    public long Made => Interlocked.Read(ref _made);

    /// <summary>Makes the projects.</summary>
    public async Task Open(CancellationToken cancel)
    {
        foreach (var job in Job.All)
        {
            (await requests.Post("make project", "/v1/projects", job.Project(), cancel)).Done();
            if (!job.Rapid)
                (await requests.Post("make batch", "/v1/batches", new { project = job.Name, name = job.Name }, cancel)).Done();
        }
    }

    /// <summary>Until it is enough; what is under way then is still seen through.</summary>
    public Task Run(CancellationToken enough, CancellationToken cancel) => Task.WhenAll(
    [
        .. Enumerable.Range(0, Singles).Select(n => Repeat(i => Single(Job.All[n % 2], $"{n}-{i}", cancel), enough)),
        Repeat(i => Parcel(Job.All[2 + (i % 2)], cancel), enough),
    ]);

    private async Task Repeat(Func<int, Task> send, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested;)
            if (backlog() < wanted)
                await send(i++);
            else
                await Task.Delay(LookEvery, CancellationToken.None);
    }

    private async Task Single(Job job, string name, CancellationToken cancel)
    {
        var task = Job.Task($"{job.Name}-{name}");
        task["batch"] = job.Name;
        Told((await requests.Post("make task", "/v1/task/categorization", task, cancel)).MadeTask());
    }

    private async Task Parcel(Job job, CancellationToken cancel)
    {
        var name = $"{job.Name}-{++_parcels}";
        (await requests.Post("make batch", "/v1/batches", new { project = job.Name, name }, cancel)).Done();
        var lines = string.Join('\n', Enumerable.Range(0, ParcelTasks).Select(i => System.Text.Json.JsonSerializer.Serialize(Job.Task($"{name}-{i}"))));
        var path = $"/api/tasks/bulk?ids=true&project={job.Name}&batch={name}";
        foreach (var id in (await requests.Post("make tasks", path, lines, "application/x-ndjson", cancel)).MadeTasks(ParcelTasks))
            Told(id);
        (await requests.Post("finalize", $"/v1/batches/{name}/finalize", new { }, cancel)).Done();
        tally.Add("batches finalized");
    }

    private void Told(string task)
    {
        Interlocked.Increment(ref _made);
        ledger.Created(task);
    }
}
