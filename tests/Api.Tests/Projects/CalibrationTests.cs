using Microsoft.AspNetCore.SignalR;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class CalibrationTests(ApiHost host)
{
    [Fact]
    public async Task Production_waits_until_the_project_is_calibrated()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", mode_of_work = "rapid", @params = new { categories = Scenes.Categories } })).Ok();
        Assert.True((await customer.Get("/api/projects/p/settings")).Ok()["calibration_required"].GetBoolean());
        foreach (var name in new[] { "one", "two", "three" })
            await customer.Batch("p", name);
        (await customer.Post("/v1/batches", new { project = "p", name = "try", calibration_batch = true })).Ok();
        (await customer.Post("/v1/batches/try/finalize")).Ok();
        var refused = (await customer.Post("/v1/batches/one/finalize")).Failed(400);
        Assert.Contains("/api/projects/{name}/calibrated", refused.String("error"), StringComparison.Ordinal);
        (await customer.Post("/v2/batch/finalize", new { batch_name = "one" })).Failed(400);
        Assert.Equal("staging", (await customer.Get("/v1/batches/one")).Ok().String("status"));
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/two/finalize", new { override_calibration = true })).Ok().String("status"));
        Assert.True((await customer.Post("/api/projects/p/calibrated")).Ok()["calibrated"].GetBoolean());
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/one/finalize")).Ok().String("status"));
        Assert.False((await customer.Post("/api/projects/p/calibrated", new { calibrated = false })).Ok()["calibrated"].GetBoolean());
        (await customer.Post("/v1/batches/three/finalize")).Failed(400);
        (await customer.Post("/api/projects/none/calibrated")).Failed(404);
    }

    [Fact]
    public async Task Official_clients_launch_production_without_calibration()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", rapid: true);
        await customer.Batch("p", "b");
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
    }

    [Fact]
    public async Task A_calibration_batch_is_small_when_it_is_finalized()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", team: true);
        (await customer.Post("/v1/batches", new { project = "p", name = "try", calibration_batch = true })).Ok();
        var lines = string.Join('\n', Enumerable.Range(0, 101).Select(i => $$"""{"batch":"try","attachment":"a{{i}}"}"""));
        (await customer.Send(HttpMethod.Post, "/api/tasks/bulk", lines, "application/x-ndjson")).Ok();
        Assert.Contains("100", (await customer.Post("/v1/batches/try/finalize")).Failed(400).String("error"), StringComparison.Ordinal);
        var task = (await customer.Get("/v1/tasks?limit=1")).Ok()["docs"][0].GetProperty("task_id").GetString();
        (await customer.Post($"/v1/task/{task}/cancel")).Ok();
        (await customer.Post("/v1/batches/try/finalize")).Ok();
    }

    [Fact]
    public async Task Annotators_say_what_they_think_of_the_instructions()
    {
        await using var scene = await HubScene.Of(host, tasks: 1);
        var (ann, held) = await scene.Holding();
        Assert.True(await ann.Call<bool>("SendFeedback", held.Task, held.Token, "f1", "What is a cat?"));
        Assert.True(await ann.Call<bool>("SendFeedback", held.Task, held.Token, "f1", "What is a cat?"));
        for (var i = 2; i <= 10; i++)
            Assert.True(await ann.Call<bool>("SendFeedback", held.Task, held.Token, $"f{i}", "And a dog?"));
        Assert.False(await ann.Call<bool>("SendFeedback", held.Task, held.Token, "f11", "And a cow?"));
        Assert.True(await ann.Call<bool>("SendFeedback", held.Task, held.Token, "f10", "And a dog?"));
        var failure = await Assert.ThrowsAsync<HubException>(() => ann.Call<bool>("SendFeedback", held.Task, held.Token + 1, "f12", "Mine?"));
        Assert.StartsWith("not_held", HubClient.WordsOf(failure), StringComparison.Ordinal);

        var page = (await scene.Customer.Get("/api/batches/p-batch/feedback?limit=4")).Ok();
        Assert.Equal((4, true), (page["docs"].GetArrayLength(), page["has_more"].GetBoolean()));
        Assert.Equal(("What is a cat?", "Ann", HubScene.TaskId(held)), (Text(page, "text"), Text(page, "annotator"), Text(page, "task_id")));
        var rest = (await scene.Customer.Get($"/api/batches/p-batch/feedback?next_token={page.String("next_token")}")).Ok();
        Assert.Equal((6, false), (rest["docs"].GetArrayLength(), rest["has_more"].GetBoolean()));
        (await (await host.NewCustomer()).Get("/api/batches/p-batch/feedback")).Failed(404);

        static string? Text(Answer answer, string name) => answer["docs"][0].GetProperty(name).GetString();
    }
}
