using System.Text.Json;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Metrics;

/// <summary>The tasks behind figures: <c>/api/ops/tasks/open</c> and <c>/completed</c>.</summary>
[Collection(ApiCollection.Name)]
public class FigureTaskTests(ApiHost host)
{
    [Fact]
    public async Task The_tasks_behind_the_figures_are_found_by_state_by_age_and_by_what_took_them_long()
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var (ann, held) = await scene.Holding();
        await ann.Submit(HubScene.Answer(held));

        var open = Tasks(await scene.Customer.Get("/api/ops/tasks/open"));
        Assert.Equal(2, open.Length);
        Assert.All(open, t => Assert.Contains(t.GetProperty("state").GetString(), new[] { "waitingLabels", "inLabeling" }));
        Assert.Empty(Tasks(await scene.Customer.Get("/api/ops/tasks/open?state=inReview")));
        Assert.Empty(Tasks(await scene.Customer.Get("/api/ops/tasks/open?min_age_minutes=60")));
        Assert.Equal(2, Tasks(await scene.Customer.Get("/api/ops/tasks/open?max_age_minutes=60")).Length);

        var first = (await scene.Customer.Get("/api/ops/tasks/open?limit=1")).Ok();
        var next = (await scene.Customer.Get($"/api/ops/tasks/open?limit=1&next_token={first.String("nextToken")}")).Ok();
        Assert.Equal(open.Select(Id), first["tasks"].EnumerateArray().Concat(next["tasks"].EnumerateArray()).Select(Id));

        var done = Assert.Single(Tasks(await scene.Customer.Get("/api/ops/tasks/completed?window=15m&part=queueWait")));
        Assert.Equal(HubScene.TaskId(held), Id(done));
        var parts = done.GetProperty("waterfall").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());
        Assert.Equal(done.GetProperty("turnaroundMs").GetInt64(), parts.Values.Sum() - parts["notLaunched"] - parts["callbackWait"]);
    }

    [Fact]
    public async Task Nobody_lists_the_tasks_of_others_and_all_that_is_wrong_is_told_at_once()
    {
        await using var scene = await HubScene.Of(host);
        var other = await host.NewCustomer();
        foreach (var list in new[] { "open", "completed" })
        {
            (await other.Get($"/api/ops/tasks/{list}?scope=organization:{scene.Customer.Tenant.Organization}")).Failed(404);
            Assert.Empty(Tasks(await other.Get($"/api/ops/tasks/{list}")));
        }

        Assert.Equal(["scope", "state", "next_token"], Paths(await scene.Customer.Get("/api/ops/tasks/open?scope=person:x&state=lost&next_token=1")));
        Assert.Equal(["part", "from"], Paths(await scene.Customer.Get("/api/ops/tasks/completed?part=lunch&window=25h")));
    }

    private static JsonElement[] Tasks(Answer answer) => [.. answer.Ok()["tasks"].EnumerateArray()];

    private static string Id(JsonElement task) => task.GetProperty("task").GetString()!;

    private static IEnumerable<string> Paths(Answer answer) => answer.Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!);
}
