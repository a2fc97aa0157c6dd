using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class CancelTests(ApiHost host)
{
    [Fact]
    public async Task A_task_nobody_works_on_is_canceled_and_canceling_again_is_no_error()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var path = $"/v1/task/{(await customer.Task("p")).String("task_id")}/cancel";
        Assert.Equal("canceled", (await customer.Post(path)).Ok().String("status"));
        Assert.Equal("canceled", (await customer.Post(path, "{}")).Ok().String("status"));
        (await customer.Post(path + "?clear_unique_id=perhaps")).Failed(400);
    }

    [Fact]
    public async Task Work_that_has_started_cannot_be_canceled_nor_what_is_completed()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var id = (await customer.Task("p")).String("task_id");
        var task = host.Grains.GetGrain<ITaskGrain>(GrainKeys.Task(customer.Tenant, new(id)));
        var annotator = new AnnotatorId("nobody-" + id);

        // The person's grain knows nothing of this lease, so it gives nothing back: as when the work was accepted.
        var granted = await task.Grant(new(annotator, Plan.LabelStage, new("claim"), null, null, null));
        (await customer.Post($"/v1/task/{id}/cancel")).Failed(400);
        Assert.False((await customer.Get("/v1/task/" + id)).Ok().Has("response"));

        var submitted = await task.Submit(new(annotator, granted.Lease!.Token, new("submit"), """{"category": "c\u0061t" }""", null, null, null, null, 0));
        Assert.Equal(SubmitOutcome.Accepted, submitted.Outcome);
        (await customer.Post($"/v1/task/{id}/cancel")).Failed(400);
        var done = (await customer.Get("/v1/task/" + id)).Ok();
        Assert.Equal("completed", done.String("status"));
        Assert.Equal("""{"category": "c\u0061t" }""", done["response"].GetRawText());
        Assert.True(done.Has("completed_at"));
        Assert.Equal(1, (await customer.Get("/v1/tasks?status=completed&completed_after=2020-01-01")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task A_response_that_awaits_review_is_not_shown()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", review_levels = 1, @params = new { categories = Scenes.Categories } })).Ok();
        var id = (await customer.Task("p")).String("task_id");
        var task = host.Grains.GetGrain<ITaskGrain>(GrainKeys.Task(customer.Tenant, new(id)));
        var annotator = new AnnotatorId("nobody-" + id);
        var granted = await task.Grant(new(annotator, Plan.LabelStage, new("claim"), null, null, null));
        Assert.Equal(SubmitOutcome.Accepted, (await task.Submit(new(annotator, granted.Lease!.Token, new("submit"), """{"category":"cat"}""", null, null, null, null, 0))).Outcome);
        var pending = (await customer.Get("/v1/task/" + id)).Ok();
        Assert.Equal("pending", pending.String("status"));
        Assert.False(pending.Has("response"));
        Assert.DoesNotContain("\"cat\"", (await customer.Get("/v1/tasks")).Ok()["docs"][0].GetRawText(), StringComparison.Ordinal);
    }
}
