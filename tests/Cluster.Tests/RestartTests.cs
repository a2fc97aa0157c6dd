using System.Diagnostics;
using System.Text.Json;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;
using Scheduler.Workers.Wire;

namespace Scheduler.Tests.Cluster;

/// <summary>A host that is killed in the middle of somebody's work, and started again.</summary>
public sealed class RestartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), WorksFor = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Work_done_before_a_crash_is_counted_over_sqlite()
    {
        await using var host = new HostProcess(keep: false);
        await CrashAtWork(host);
    }

    [SkippableFact]
    public async Task Work_done_before_a_crash_is_counted_over_postgres()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        await using var host = new HostProcess(keep: false, "--storage", "postgres", "--connection", await (await PostgresServer.Shared).CreateDatabase());
        await CrashAtWork(host);
    }

    private static async Task CrashAtWork(HostProcess host)
    {
        using var patience = new CancellationTokenSource(Patience);
        await host.Start(patience.Token);
        using var customer = new CustomerClient(host.Url, await host.Key.WaitAsync(patience.Token));
        await customer.Post("/v1/projects", new { type = "categorization", name = "p", rapid = true, auto_accept = true, @params = new { categories = new[] { "cat", "dog" } } }, patience.Token);
        await customer.Post("/v1/batches", new { project = "p", name = "b" }, patience.Token);
        await customer.CreateTasks("p", "b", [new { attachment_type = "text", attachment = "a pet" }], patience.Token);
        await customer.Post("/v1/batches/b/finalize", new { }, patience.Token);

        var (_, token) = await customer.CreateAnnotator("Ann", ["labeler"], patience.Token);
        var mind = new Patient();
        await using var ann = new WorkerClient(new(new(host.Url, "/hubs/annotators"), token, WireFormat.Json, seed: 1), mind);
        using var home = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var working = ann.Run(home.Token);
        var assignment = await mind.Began.Task.WaitAsync(patience.Token);
        await Task.Delay(WorksFor, patience.Token);
        var worked = (long)mind.Clock.Elapsed.TotalMilliseconds;
        var crash = DateTimeOffset.UtcNow;
        await host.KillAndRestart(patience.Token);
        mind.Answer.SetResult(worked);
        while ((await customer.Progress("b", patience.Token)).Completed == 0)
            await Task.Delay(100, patience.Token);
        await home.CancelAsync();
        await working;

        var task = await customer.Get("/api/tasks/" + assignment.TaskId(), patience.Token);
        var attempt = Assert.Single(task.GetProperty("attempts").EnumerateArray());
        Assert.True(attempt.GetProperty("accepted_at").GetDateTimeOffset() <= crash - WorksFor, attempt.GetRawText());
        var story = await customer.Get("/api/metrics/tasks/" + assignment.TaskId(), patience.Token);
        var parts = story.GetProperty("waterfall").EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).ToDictionary(p => p.Name, p => p.Value.GetInt64());
        Assert.Equal(worked, parts["activeWork"]);
        Assert.Equal(story.GetProperty("turnaroundMs").GetInt64(), parts.Values.Sum() - parts.GetValueOrDefault("notLaunched") - parts.GetValueOrDefault("callbackWait"));
    }

    /// <summary>Answers when told, with the time told.</summary>
    private sealed class Patient : IWorkerMind
    {
        public TaskCompletionSource<Assignment> Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<long> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Stopwatch Clock { get; } = new();

        public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
        {
            Clock.Start();
            Began.TrySetResult(assignment);
            var activeMs = await Answer.Task.WaitAsync(stop);
            await client.Submit(assignment, new()
            {
                Task = assignment.Task,
                Token = assignment.Token,
                Command = assignment.TaskId(),
                Response = """{"category":"cat"}""",
                ActiveMs = activeMs,
            });
        }
    }
}
