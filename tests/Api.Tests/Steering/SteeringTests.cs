using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Api.Accounts;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Steering;

[Collection(ApiCollection.Name)]
public class SteeringTests(ApiHost host)
{
    [Fact]
    public async Task A_manager_sees_who_works_on_what_and_how_their_day_went()
    {
        await using var scene = await HubScene.Of(host, tasks: 2, autoAccept: true);
        var (id, client, held) = await Working(scene);
        await client.Submit(HubScene.Answer(held));
        var next = await client.Assigned();

        var person = await Until(async () => (await scene.Customer.Get("/api/ops/people/" + id)).Ok(),
            p => p.Has("current") && p["today"].GetProperty("work").GetProperty("labels").GetInt64() == 1);
        Assert.Equal("busy", person.String("activity"));
        Assert.Equal(HubScene.TaskId(next), person["current"].GetProperty("task").GetString());
        var listed = await Until(async () => (await scene.Customer.Get("/api/ops/people")).Ok(), p => p["people"].GetArrayLength() == 1);
        Assert.Equal(id, listed["people"][0].GetProperty("id").GetString());
        Assert.Equal(0, (await scene.Customer.Get("/api/ops/people?activity=offline")).Ok()["people"].GetArrayLength());

        var day = (await scene.Customer.Get($"/api/ops/people/{id}/timeline")).Ok();
        Assert.Equal(["submitted", "live"], day["attempts"].EnumerateArray().Select(a => a.GetProperty("state").GetString()!));
        Assert.True(day["attempts"][1].TryGetProperty("acceptedAt", out _));
        Assert.Equal(1_000, day["attempts"][0].GetProperty("activeMs").GetInt64());
    }

    [Fact]
    public async Task A_manager_pauses_releases_resumes_and_speaks_and_all_of_it_is_on_record()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true);
        var (id, client, held) = await Working(scene);
        Assert.Equal("sent", (await Do(scene, $"people/{id}/message", new { text = "Please mind the tails." })).String("outcome"));
        Assert.Equal("message", (await client.Next()).Kind);
        Assert.Equal("break", (await Do(scene, $"people/{id}/pause", new { reason = "meeting" })).String("activity"));
        Assert.Equal(("activity", "manager", "meeting"), (await client.Next()) is var m ? (m.Kind, m.Reason, m.Text) : default);
        var reloaded = (await client.Resume(0, 0)).Standing!;
        Assert.Equal(("break", "manager", "meeting"), (reloaded.Activity, reloaded.Reason, reloaded.Text));
        Assert.Equal("released", (await Do(scene, $"people/{id}/release", new { reason = "meeting" })).String("outcome"));
        Assert.Equal(("withdrawn", "revoked", "meeting"), (await client.Next()) is var w ? (w.Kind, w.Reason, w.Text) : default);
        Assert.Equal("nothing_held", (await Do(scene, $"people/{id}/release", new { reason = "again" })).String("outcome"));
        var attempt = (await scene.Rows(held)).State.Attempts[0];
        Assert.Equal((AttemptState.Revoked, "meeting"), (attempt.State, attempt.Reason));
        Assert.Equal("done", (await Do(scene, $"people/{id}/resume", new { })).String("outcome"));

        var log = (await scene.Customer.Get("/api/ops/audit?limit=3")).Ok();
        Assert.Equal(["resume", "release", "release"], log["actions"].EnumerateArray().Select(a => a.GetProperty("action").GetString()!));
        var older = (await scene.Customer.Get("/api/ops/audit?next_token=" + log.String("nextToken"))).Ok();
        Assert.Equal(["pause", "message"], older["actions"].EnumerateArray().Select(a => a.GetProperty("action").GetString()!));
        Assert.Equal("meeting", older["actions"][0].GetProperty("detail").GetString());
        Assert.False(older.Has("nextToken"));
    }

    [Fact]
    public async Task A_manager_who_is_signed_in_steers_under_their_own_name()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true);
        var (id, _, _) = await Working(scene);
        var person = await Browser.Person(host, scene.Customer, TeamRole.Manager);
        using var browser = new Browser(host);
        await browser.SignIn(person);
        Assert.Equal("organization:" + scene.Customer.Tenant.Organization, (await browser.Get("/api/metrics/figures")).Ok().String("scope"));
        Assert.Equal("break", (await browser.Post($"/api/ops/people/{id}/pause", new { })).Ok().String("activity"));
        Assert.Equal(person.Worker.Id.Value, (await browser.Get("/api/ops/audit")).Ok()["actions"][0].GetProperty("actor").GetString());

        using var member = await Browser.Of(host, scene.Customer, TeamRole.Member);
        (await member.Get("/api/metrics/figures")).Failed(403);
        (await member.Post($"/api/ops/people/{id}/pause", new { })).Failed(403);
    }

    [Fact]
    public async Task A_task_is_given_to_the_person_whom_the_manager_names()
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var (ann, annClient, held) = await Working(scene);
        var wanted = Open((await scene.Customer.Get("/v1/tasks")).Ok(), HubScene.TaskId(held)).Last();
        Assert.Contains((await scene.Customer.Post($"/api/ops/people/{ann}/assign", new { task = wanted })).Status, new[] { 200, 409 });
        await annClient.Submit(HubScene.Answer(held));
        Assert.Equal(wanted, HubScene.TaskId(await annClient.Assigned()));

        // To somebody else, from whoever has it.
        var (bob, token) = await scene.Person();
        (await scene.Customer.Post($"/api/ops/tasks/{wanted}/reassign", new { person = bob })).Failed(409);
        var bobClient = await scene.Connect(token);
        await bobClient.SetActivity("available");
        (await scene.Customer.Post($"/api/ops/tasks/{wanted}/reassign", new { person = bob, reason = "knows cats" })).Ok();
        var rows = await host.Services.GetRequiredService<ITaskReads>().Load(scene.Customer.Tenant, new TaskId(wanted));
        Assert.Equal(bob, Assert.Single(rows!.State.Attempts, a => a.IsLive).Annotator.Value);
        (await scene.Customer.Post($"/api/ops/people/{bob}/assign", new { project = "nothing" })).Failed(404);
        (await scene.Customer.Post($"/api/ops/people/{bob}/assign", new { })).Ok();
    }

    [Fact]
    public async Task Who_said_no_for_good_is_given_the_task_all_the_same_when_a_manager_says_so()
    {
        await using var scene = await HubScene.Of(host, tasks: 1);
        var (ann, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        var held = await client.Assigned();
        Assert.True(await client.Call<bool>("Decline", held.Task, held.Token, "not my language", null));
        await scene.LiveLeases(0);
        Assert.Equal("assigned", (await Do(scene, $"people/{ann}/assign", new { task = HubScene.TaskId(held) })).String("outcome"));
        var again = await client.Assigned();
        Assert.Equal(held.Task, again.Task);
        Assert.True(again.Token > held.Token);
    }

    [Fact]
    public async Task Late_batches_come_first_and_are_paused_by_their_id()
    {
        await using var scene = await HubScene.Of(host, tasks: 1);
        var batches = (await scene.Customer.Get("/api/ops/batches")).Ok()["batches"];
        var batch = Assert.Single(batches.EnumerateArray());
        Assert.Equal((1, 0, "in_progress"), (batch.GetProperty("remaining").GetInt32(), batch.GetProperty("completed").GetInt32(), batch.GetProperty("status").GetString()));
        Assert.False(batch.TryGetProperty("neededPerHour", out _));
        Assert.True(batch.TryGetProperty("launchedAt", out _));
        Assert.False(batch.TryGetProperty("perHour", out _));
        Assert.Empty((await scene.Customer.Get("/api/ops/batches?at_risk=true")).Ok()["batches"].EnumerateArray());

        var id = batch.GetProperty("id").GetString();
        Assert.Equal("paused", (await Do(scene, $"batches/{id}/pause", null)).String("outcome"));
        Assert.Equal("in_progress", (await Do(scene, $"batches/{id}/resume", null)).String("outcome"));
        await Do(scene, $"batches/{id}/prioritize", new { priority = 70 });
        var done = (await scene.Customer.Get("/api/ops/audit?limit=1")).Ok()["actions"][0];
        Assert.Equal(("prioritize", batch.GetProperty("name").GetString(), "70"), (done.GetProperty("action").GetString(), done.GetProperty("batchName").GetString(), done.GetProperty("detail").GetString()));
        Assert.Equal(70, (await scene.Customer.Get("/api/ops/batches")).Ok()["batches"][0].GetProperty("priority").GetInt32());
        (await scene.Customer.Post($"/api/ops/batches/{id}/prioritize", new { priority = 700 })).Failed(400);
    }

    [Fact]
    public async Task A_task_that_three_people_gave_back_is_stuck_until_somebody_answers()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true);
        WireAssignment held = null!;
        for (var i = 0; i < 3; i++)
        {
            (var client, held) = await scene.Holding();
            Assert.Equal(0, (await scene.Customer.Get("/api/ops/stuck")).Ok()["tasks"].GetArrayLength());
            Assert.True(await client.Call<bool>("Release", held.Task, held.Token, "too hard", 600.0));
            await client.SetActivity("offline");
        }

        var stuck = Assert.Single((await scene.Customer.Get("/api/ops/stuck")).Ok()["tasks"].EnumerateArray());
        Assert.Equal((HubScene.TaskId(held), "no_answer", 3), (stuck.GetProperty("task").GetString(), stuck.GetProperty("reason").GetString(), stuck.GetProperty("leases").GetInt32()));
        Assert.Equal("nothing_held", (await Do(scene, $"tasks/{HubScene.TaskId(held)}/release", new { reason = "look" })).String("outcome"));
    }

    [Fact]
    public async Task Other_organizations_people_tasks_and_batches_are_unknown()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true);
        var (id, _, held) = await Working(scene);
        var batch = (await scene.Customer.Get("/api/ops/batches")).Ok()["batches"][0].GetProperty("id").GetString();
        var other = await host.NewCustomer();
        foreach (var path in new[] { $"people/{id}", $"people/{id}/timeline" })
            (await other.Get("/api/ops/" + path)).Failed(404);
        foreach (var path in new[] { $"people/{id}/pause", $"people/{id}/resume", $"people/{id}/release", $"people/{id}/assign", $"people/{id}/message", $"batches/{batch}/pause", $"batches/{batch}/resume", $"batches/{batch}/prioritize", $"tasks/{HubScene.TaskId(held)}/release", $"tasks/{HubScene.TaskId(held)}/reassign" })
            (await other.Post("/api/ops/" + path, BodyOf(path))).Failed(404);

        object BodyOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
        {
            "message" => new { text = "t" },
            "prioritize" => new { priority = 5 },
            "reassign" => new { person = id, reason = "r" },
            "assign" => new { task = HubScene.TaskId(held) },
            _ => new { reason = "r" },
        };

        Assert.Equal(0, (await other.Get("/api/ops/audit")).Ok()["actions"].GetArrayLength());
        Assert.Equal(0, (await other.Get("/api/ops/batches")).Ok()["batches"].GetArrayLength());
        (await scene.Customer.InTestMode.Get("/api/ops/people")).Failed(403);

        // The operator sees them all.
        var seen = await Until(async () => (await other.Send(HttpMethod.Get, "/api/ops/people", null, auth: new AuthenticationHeaderValue("Bearer", ApiHost.OperatorToken))).Ok(),
            p => p["people"].EnumerateArray().Any(x => x.GetProperty("id").GetString() == id));
        Assert.Equal(200, seen.Status);
    }

    private static async Task<(string Id, HubClient Client, WireAssignment Held)> Working(HubScene scene)
    {
        var (id, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        return (id, client, await client.Assigned());
    }

    private static IEnumerable<string> Open(Answer tasks, string but) =>
        tasks["docs"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()!).Where(t => t != but).Order(StringComparer.Ordinal);

    private static async Task<Answer> Do(HubScene scene, string path, object? body) => (await scene.Customer.Post("/api/ops/" + path, body)).Ok();

    private static async Task<Answer> Until(Func<Task<Answer>> ask, Func<Answer, bool> holds)
    {
        var answer = await ask();
        for (var tries = 0; !holds(answer); tries++)
        {
            Assert.True(tries < 600, answer.Text);
            await Task.Delay(100);
            answer = await ask();
        }

        return answer;
    }
}
