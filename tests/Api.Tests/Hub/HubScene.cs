using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Api.Hub;

/// <summary>A customer with a project, a launched batch and people of its own team: nobody else's work gets in between.</summary>
public sealed class HubScene : IAsyncDisposable
{
    private readonly List<HubClient> _clients = [];

    private HubScene(ApiHost host, Customer customer) => (Host, Customer) = (host, customer);

    public ApiHost Host { get; }

    public Customer Customer { get; }

    public static async Task<HubScene> Of(ApiHost host, int tasks = 1, bool autoAccept = false, int reviewLevels = 0)
    {
        var scene = new HubScene(host, await host.NewCustomer());
        await scene.NewProject("p", autoAccept, reviewLevels);
        for (var i = 0; i < tasks; i++)
            (await scene.Customer.Post("/v1/task/categorization", new { batch = "p-batch", attachment = $"a{i}" })).Ok();
        (await scene.Customer.Post("/v1/batches/p-batch/finalize")).Ok();
        return scene;
    }

    public async Task NewProject(string name, bool autoAccept = false, int reviewLevels = 0, object? parameters = null)
    {
        (await Customer.Post("/v1/projects", new
        {
            name,
            type = "categorization",
            studio = true,
            auto_accept = autoAccept,
            offer_seconds = 600,
            review_levels = reviewLevels,
            @params = parameters ?? new { categories = Scenes.Categories },
        })).Ok();
        await Customer.Batch(name, name + "-batch");
    }

    /// <summary>A member of the customer's own team.</summary>
    public async Task<(string Id, string Token)> Person(string role = "labeler")
    {
        var made = (await Customer.Post("/api/annotators", new { name = "Ann", role, team = true })).Ok();
        return (made.String("id"), made.String("token"));
    }

    public async Task<HubClient> Connect(string token, WireFormat format = WireFormat.Json)
    {
        var client = await HubClient.Open(Host, token, format);
        _clients.Add(client);

        // A client is told that it is connected before the hub has heard of it; a call waits for both.
        await client.IsUnharmed();
        return client;
    }

    public async Task<HubClient> NewClient(WireFormat format = WireFormat.Json, string role = "labeler") =>
        await Connect((await Person(role)).Token, format);

    /// <summary>A person who has a task before them.</summary>
    public async Task<(HubClient Client, WireAssignment Held)> Holding(WireFormat format = WireFormat.Json, string role = "labeler")
    {
        var client = await NewClient(format, role);
        await client.SetActivity("available");
        return (client, await client.Assigned());
    }

    public static string TaskId(WireAssignment held) => held.Task[(held.Task.LastIndexOf('/') + 1)..];

    /// <summary>The task as its rows have it.</summary>
    public async Task<StoredTask> Rows(WireAssignment held) =>
        (await Host.Services.GetRequiredService<ITaskReads>().Load(Customer.Tenant, new TaskId(TaskId(held))))!;

    /// <summary>The rows say that the lease is live and that nothing was answered.</summary>
    public async Task IsUntouched(WireAssignment held)
    {
        var state = (await Rows(held)).State;
        var only = Assert.Single(state.Attempts);
        Assert.Equal((AttemptState.Live, held.Token), (only.State, only.Token));
        Assert.Null(only.Response);
    }

    /// <summary>Waits until so many leases of the customer's tasks are live, those held ahead among them.</summary>
    public async Task LiveLeases(int count)
    {
        var tasks = Host.Services.GetRequiredService<ITaskReads>();
        using var patience = new CancellationTokenSource(HubClient.Patience);
        while (true)
        {
            var live = 0;
            foreach (var row in await tasks.List(new(Customer.Tenant), null, 100, cancel: patience.Token))
                live += (await tasks.Load(Customer.Tenant, row.Ref.Id, patience.Token))!.State.Attempts.Count(a => a.IsLive);
            if (live == count)
                return;
            await Task.Delay(20, patience.Token);
        }
    }

    public static WireAnswer Answer(WireAssignment held, string command = "c1", string? response = """{"category":"cat"}""") =>
        new() { Task = held.Task, Token = held.Token, Command = command, Response = response, ActiveMs = 1_000 };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
    }
}
