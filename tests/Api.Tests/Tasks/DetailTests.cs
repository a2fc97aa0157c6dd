using System.Text.Json;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class DetailTests(ApiHost host)
{
    [Fact]
    public async Task A_task_is_shown_with_all_that_happened_to_it()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true, reviewLevels: 1);
        var (ann, held) = await scene.Holding();
        var path = "/api/tasks/" + HubScene.TaskId(held);
        var working = (await scene.Customer.Get(path)).Ok();
        Assert.Equal(("label", 0, "pending"), (working.String("stage"), working["round"].GetInt32(), working["task"].GetProperty("status").GetString()));
        Assert.Equal("held", Assert.Single(working["slots"].EnumerateArray()).GetProperty("state").GetString());

        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(held))).Outcome);
        var reviewer = await scene.NewClient(role: "reviewer");
        await reviewer.SetActivity("available");
        var review = await reviewer.Assigned();
        Assert.Equal("accepted", (await reviewer.Submit(new() { Task = review.Task, Token = review.Token, Command = "r1", Verdict = "accept" })).Outcome);

        var done = (await scene.Customer.Get(path)).Ok();
        Assert.Equal("completed", done["task"].GetProperty("status").GetString());
        Assert.Empty(done["slots"].EnumerateArray());
        var (label, verdict) = (done["attempts"][0], done["attempts"][1]);
        Assert.Equal(("label", "submitted", "Ann", "cat"), (Text(label, "stage"), Text(label, "state"), Text(label.GetProperty("annotator"), "name"), Text(label.GetProperty("response"), "category")));
        Assert.Equal(("review", 1, "accept"), (Text(verdict, "stage"), verdict.GetProperty("level").GetInt32(), Text(verdict, "verdict")));
        Assert.Equal("work", Text(label.GetProperty("explanation"), "for"));
        Assert.True(string.CompareOrdinal(Text(label, "granted_at"), Text(label, "ended_at")) <= 0);
        var events = done["events"].EnumerateArray().ToArray();
        Assert.Equal(["granted", "submitted", "granted", "submitted"], events.Select(e => Text(e, "kind")));
        Assert.Equal([1, 2, 3, 4], events.Select(e => e.GetProperty("version").GetInt32()));
        Assert.Equal(["pending", "pending", "pending", "completed"], events.Select(e => Text(e, "status")));
        // Each where its attempt was, not where the answer took the task.
        Assert.Equal(["label", "label", "review", "review"], events.Select(e => Text(e, "stage")));
        Assert.All(events, e => Assert.Equal("annotator", Text(e, "by")));
    }

    [Fact]
    public async Task People_of_others_stay_unnamed_and_tasks_of_others_are_not_there()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true, reviewLevels: 1);
        var (ann, held) = await scene.Holding();
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(held))).Outcome);
        var (one, other, id) = (scene.Customer, await host.NewCustomer(), HubScene.TaskId(held));
        (await one.Patch("/api/projects/p/settings", new { mode_of_work = "rapid" })).Ok();
        var person = (await other.Post("/api/annotators", new { name = "Foreign", role = "reviewer" })).Ok();
        var foreigner = await scene.Connect(person.String("token"));
        await foreigner.SetActivity("available");
        var review = await foreigner.Assigned();
        Assert.Equal(held.Task, review.Task);

        var detail = (await one.Get($"/api/tasks/{id}")).Ok();
        Assert.Equal(["submitted", "live"], detail["attempts"].EnumerateArray().Select(a => Text(a, "state")));
        Assert.Equal("Ann", Text(detail["attempts"][0].GetProperty("annotator"), "name"));
        Assert.DoesNotContain("Foreign", detail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.String("id"), detail.Text, StringComparison.Ordinal);
        Assert.Equal("accepted", (await foreigner.Submit(HubScene.Answer(review, response: null) with { Verdict = "accept" })).Outcome);
        (await other.Get($"/api/tasks/{id}")).Failed(404);
        (await one.InTestMode.Get($"/api/tasks/{id}")).Failed(404);
        (await one.Get("/api/tasks/none")).Failed(404);
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
