using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Batches;

[Collection(ApiCollection.Name)]
public class ConsoleTests(ApiHost host)
{
    [Fact]
    public async Task A_misspelt_field_is_refused_and_changes_nothing()
    {
        var customer = await host.NewCustomer();
        await customer.Batch(await customer.Project());
        var refused = (await customer.Patch("/api/batches/week-1", new { priority = 90, du_at = "2031-01-01", foo = 1 })).Failed(400);
        Assert.Equal(["du_at", "foo"], refused["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
        Assert.Contains("\"due_at\" is meant", refused.String("error"), StringComparison.Ordinal);
        Assert.Contains("Known: due_at, priority.", refused.String("error"), StringComparison.Ordinal);
        Assert.Equal(10, (await customer.Get("/api/batches/week-1")).Ok()["priority"].GetInt32());
        Assert.StartsWith("Please include a priority", (await customer.Post("/v1/batches/week-1/prioritize")).Failed(400).String("error"), StringComparison.Ordinal);
        foreach (var (path, body) in new[] { ("/api/keys", """{"mod":"test"}"""), ("/api/annotators", """{"name":"Ann","role":"labeler","skils":[]}"""), ("/api/projects/animals/archive", """{"archive":false}"""), ("/api/exports", """{"format":"jsonl","filters":{"project":"animals"}}""") })
            Assert.Contains("is meant", (await customer.Post(path, body)).Failed(400).String("error"), StringComparison.Ordinal);
        Assert.Contains("\"proj\"", (await customer.Get("/api/exports/stream?format=jsonl&proj=animals")).Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_steered()
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var customer = scene.Customer;
        var batch = (await customer.Get("/api/batches/p-batch")).Ok();
        Assert.Equal(("p", "production", "in_progress", 3), (batch.String("project"), batch.String("kind"), batch.String("status"), batch["tasks"].GetProperty("pending").GetInt32()));
        Assert.False(batch.Has("due_at"));

        (await customer.Patch("/api/projects/p/settings", new { sla_tier = "urgent", expected_turnaround_hours = 2 })).Ok();
        var urgent = (await customer.Get("/api/batches/p-batch")).Ok();
        Assert.Equal(TimeSpan.FromHours(4), urgent["due_at"].GetDateTimeOffset() - urgent["launched_at"].GetDateTimeOffset());
        Assert.Equal(TimeSpan.FromHours(2), urgent["expected_at"].GetDateTimeOffset() - urgent["launched_at"].GetDateTimeOffset());
        var changed = (await customer.Patch("/api/batches/p-batch", new { priority = 90, due_at = "2031-01-01" })).Ok();
        Assert.Equal((90, "2031-01-01T00:00:00.000Z"), (changed["priority"].GetInt32(), changed.String("due_at")));
        Assert.Equal("2020-01-01T00:00:00.000Z", (await customer.Patch("/api/batches/p-batch", new { due_at = "2020-01-01" })).Ok().String("due_at"));
        Assert.Equal("2020-01-01T00:00:00.000Z", (await customer.Patch("/api/batches/p-batch", new { priority = 90 })).Ok().String("due_at"));
        Assert.Equal(urgent.String("due_at"), (await customer.Patch("/api/batches/p-batch", """{"due_at":null}""")).Ok().String("due_at"));
        Assert.Equal(2, (await customer.Patch("/api/batches/p-batch", new { priority = 101, due_at = "soon" })).Failed(400)["problems"].GetArrayLength());

        // One in hand, one held ahead: pausing takes back the second only.
        var (ann, first) = await scene.Holding();
        await scene.LiveLeases(2);
        Assert.Equal("paused", (await customer.Post("/api/batches/p-batch/pause")).Ok().String("status"));
        Assert.Equal("paused", (await customer.Post("/api/batches/p-batch/pause")).Ok().String("status"));
        await scene.LiveLeases(1);
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);
        Assert.Empty((await ann.Resume()).Standing!.Assignments);
        Assert.Equal("in_progress", (await customer.Post("/api/batches/p-batch/resume")).Ok().String("status"));
        var second = await ann.Assigned();
        var ended = (await customer.Post("/api/batches/p-batch/cancel")).Ok();
        Assert.Equal("cancelled", ended.String("status"));
        (await customer.Post("/api/batches/p-batch/resume")).Failed(400);
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(second, "c2"))).Outcome);
        (await customer.Get("/api/batches/none")).Failed(404);
        (await customer.Post("/api/batches/none/pause")).Failed(404);
    }
}
