using System.Collections.Concurrent;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Scheduler.Workers.Cluster;

namespace Scheduler.Tests.Cluster;

/// <summary>
/// Two silos and an API host over a private PostgreSQL, each a process of its own: a batch of tasks is created over REST and
/// labeled and reviewed by people over SignalR until it is complete; then all processes are stopped. What is left is the records.
/// </summary>
public sealed class WorkedCluster : IAsyncLifetime
{
    public const int Tasks = 60;

    private const string Batch = "smoke-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4), LookEvery = TimeSpan.FromMilliseconds(250);

    private LocalCluster? _cluster;

    /// <summary>Why the tests cannot run here; null when they can.</summary>
    public static string? Missing => PostgresServer.Required ? null : PostgresServer.Missing;

    public LocalCluster Cluster => _cluster!;

    /// <summary>How the batch stood when the people went home.</summary>
    public BatchProgress Progress { get; private set; } = new("", 0, 0);

    /// <summary>Of every answer, what its person was told.</summary>
    public ConcurrentBag<AnswerReceipt> Receipts { get; } = [];

    /// <summary>Calls of people that were refused outright.</summary>
    public ConcurrentBag<string> Refusals { get; } = [];

    /// <summary>All processes ended by themselves when asked to, and well.</summary>
    public bool StoppedWell { get; private set; }

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        using var patience = new CancellationTokenSource(Patience);
        _cluster = await LocalCluster.Start(new() { Silos = 2, Apis = 1 }, patience.Token);
        var host = _cluster.Apis.Single().Url;
        using var customer = new CustomerClient(host, await _cluster.Key.WaitAsync(patience.Token));
        await Create(customer, patience.Token);
        await Label(host, customer, patience.Token);
        StoppedWell = await _cluster.Stop();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    private static async Task Create(CustomerClient customer, CancellationToken cancel)
    {
        await customer.Post("/v1/projects", new
        {
            type = "categorization",
            name = "smoke",
            rapid = true,
            pipeline = "consensus_task",
            consensus_attempts = 2,
            review_levels = 1,
            review_share = 0.5,
            @params = new { instruction = "Choose the category.", categories = new[] { "cat", "dog" } },
        }, cancel);
        await customer.Post("/v1/batches", new { project = "smoke", name = Batch }, cancel);
        var tasks = Enumerable.Range(0, Tasks).Select(i => (object)new { attachment_type = "text", attachment = $"pet {i}", unique_id = $"pet-{i}", callback_url = "http://customer.invalid/done" });
        await customer.CreateTasks("smoke", Batch, tasks, cancel);
        await customer.Post($"/v1/batches/{Batch}/finalize", new { }, cancel);
    }

    private async Task Label(Uri host, CustomerClient customer, CancellationToken cancel)
    {
        var people = new List<WorkerClient>();
        for (var i = 0; i < 6; i++)
        {
            var (_, token) = await customer.CreateAnnotator($"person-{i}", [i < 4 ? "labeler" : "reviewer"], cancel);
            var connection = new WorkerConnection(new(host, "/hubs/annotators"), token, i % 2 == 0 ? WireFormat.Json : WireFormat.MessagePack, seed: i);
            people.Add(new(connection, new Diligent()) { Answered = Receipts.Add, Refused = Refusals.Add });
        }

        using var home = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var working = Task.WhenAll(people.Select(p => p.Run(home.Token)));
        while ((Progress = await customer.Progress(Batch, cancel)).Status != "completed")
            await Task.Delay(LookEvery, cancel);
        await home.CancelAsync();
        await working;
        foreach (var person in people)
            await person.DisposeAsync();
    }
}
