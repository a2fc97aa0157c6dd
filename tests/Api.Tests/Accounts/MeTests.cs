using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Accounts;

[Collection(ApiCollection.Name)]
public class MeTests(ApiHost host)
{
    [Fact]
    public async Task A_person_sees_the_work_that_waits_for_them_and_what_they_did_today()
    {
        await using var scene = await HubScene.Of(host, tasks: 3);
        using var ann = await Browser.Of(host, scene.Customer, TeamRole.Labeler);
        var before = (await ann.Get("/api/me")).Ok();
        Assert.Equal(("p", 3), Project(before));
        Assert.Equal(0, before["today"].GetProperty("done").GetInt32());

        await Answer(scene, ann);
        var after = (await ann.Get("/api/me")).Ok();
        Assert.Equal(("p", 2), Project(after));
        Assert.Equal((1, 1_000), (after["today"].GetProperty("done").GetInt32(), after["today"].GetProperty("active_ms").GetInt32()));

        using var stranger = await Browser.Of(host, await host.NewCustomer(), TeamRole.Admin);
        var theirs = (await stranger.Get("/api/me")).Ok();
        Assert.Empty(theirs["projects"].EnumerateArray());
        Assert.Equal(0, theirs["today"].GetProperty("done").GetInt32());
    }

    [Fact]
    public async Task What_waits_is_what_the_person_could_be_given_by_role_and_not_what_is_in_hand()
    {
        await using var scene = await HubScene.Of(host, tasks: 4, reviewLevels: 1);
        using var ann = await Browser.Of(host, scene.Customer, TeamRole.Labeler);
        using var bob = await Browser.Of(host, scene.Customer, TeamRole.Member);
        using var rob = new Browser(host);
        var reviewer = await Browser.Person(host, scene.Customer, TeamRole.Labeler);
        (await scene.Customer.Patch($"/api/annotators/{reviewer.Worker.Id}", new { role = "reviewer" })).Ok();
        await rob.SignIn(reviewer);
        await Waits(bob, 4);
        await Waits(rob, 0);

        await Answer(scene, ann);
        await Waits(ann, 3);
        await Waits(bob, 4);
        await Waits(rob, 1);

        // One in hand, one ahead.
        await using var client = await Open(bob);
        await client.SetActivity("available");
        var held = await client.Assigned();
        Assert.True(await client.Call<bool>("Accept", held.Task, held.Token));
        await scene.LiveLeases(2);
        await Waits(bob, 2);
    }

    [Fact]
    public async Task Who_takes_another_name_does_not_undo_what_a_manager_has_just_changed_of_them()
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, TeamRole.Labeler);
        using var ann = new Browser(host);
        await ann.SignIn(person);
        (await ann.Get("/api/me")).Ok();
        (await customer.Patch($"/api/annotators/{person.Worker.Id}", new { skills = new[] { new { name = "cats", level = 3 } } })).Ok();
        (await ann.Send(HttpMethod.Patch, "/api/me", new { name = "Anna" })).Ok();
        var now = (await customer.Get($"/api/annotators/{person.Worker.Id}")).Ok();
        Assert.Equal(("Anna", "cats"), (now["name"].GetString(), Assert.Single(now["skills"].EnumerateArray()).GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Who_wants_one_batch_only_is_given_nothing_else_until_they_want_everything()
    {
        await using var scene = await HubScene.Of(host, tasks: 3);
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "own", self_label_batch = true })).Ok();
        (await scene.Customer.Post("/v1/task/categorization", new { batch = "own", attachment = "mine" })).Ok();
        (await scene.Customer.Post("/v1/batches/own/finalize")).Ok();
        using var bob = await Browser.Of(host, scene.Customer, TeamRole.Member);
        await using var client = await Open(bob);
        await client.SetActivity("available");
        await client.Assigned();

        var me = (await bob.Send(HttpMethod.Put, "/api/me/focus", new { batch = "own" })).Ok();
        Assert.Equal("own", me["focus"].GetProperty("name").GetString());
        Assert.Equal("withdrawn", (await client.Next()).Kind);
        var held = await client.Assigned();
        Assert.Equal(me["focus"].GetProperty("id").GetString(), (await scene.Rows(held)).Row.Ref.Batch.Value);
        Assert.Contains($"\"focus\":\"{me["focus"].GetProperty("id").GetString()}\"", Assert.Single((await scene.Rows(held)).State.Attempts).Explanation, StringComparison.Ordinal);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        await scene.LiveLeases(0);
        Assert.Equal("own", (await bob.Get("/api/me")).Ok()["focus"].GetProperty("name").GetString());

        (await bob.Send(HttpMethod.Put, "/api/me/focus", new { batch = "nothing" })).Failed(404);
        (await bob.Send(HttpMethod.Put, "/api/me/focus", new { })).Ok();
        Assert.NotEqual(held.Task, (await client.Assigned()).Task);
        Assert.False((await bob.Get("/api/me")).Ok().Json.TryGetProperty("focus", out _));
    }

    [Fact]
    public async Task The_history_tells_what_became_of_an_answer_and_shows_it_to_its_author_alone()
    {
        await using var scene = await HubScene.Of(host, reviewLevels: 1);
        using var ann = await Browser.Of(host, scene.Customer, TeamRole.Labeler);
        using var bob = await Browser.Of(host, scene.Customer, TeamRole.Member);
        var task = await Answer(scene, ann);
        Assert.Equal("waiting", Only(await ann.Get("/api/me/history")).GetProperty("outcome").GetString());

        await Answer(scene, bob, held => HubScene.Answer(held, "c2", """{"category":"dog"}""") with { Verdict = "fix", Reason = "That is a dog." });
        var mine = Only(await ann.Get("/api/me/history"));
        Assert.Equal(("fixed", "That is a dog.", "label", "p"), (mine.GetProperty("outcome").GetString(), mine.GetProperty("note").GetString(),
            mine.GetProperty("stage").GetString(), mine.GetProperty("project").GetProperty("name").GetString()));
        var his = Only(await bob.Get("/api/me/history"));
        Assert.Equal(("review", "fix", "completed"), (his.GetProperty("stage").GetString(), his.GetProperty("verdict").GetString(), his.GetProperty("outcome").GetString()));

        var opened = (await ann.Get("/api/me/history/" + task)).Ok();
        Assert.Equal("cat", opened["response"].GetProperty("category").GetString());
        Assert.Equal("a0", opened["params"].GetProperty("attachment").GetString());
        Assert.Empty(opened["attachments"].EnumerateArray());
        Assert.Equal(2, opened["project_params"].GetProperty("categories").GetArrayLength());
        Assert.DoesNotContain("dog\"}", opened.Text, StringComparison.Ordinal);
        using var eve = await Browser.Of(host, scene.Customer, TeamRole.Admin);
        (await eve.Get("/api/me/history/" + task)).Failed(404);

        var figures = (await ann.Get("/api/me/performance?days=7")).Ok();
        var project = Assert.Single(figures["projects"].EnumerateArray());
        Assert.Equal((1, 0, 1, 1_000), (project.GetProperty("done").GetInt32(), project.GetProperty("accepted").GetInt32(), project.GetProperty("fixed").GetInt32(), project.GetProperty("mean_active_ms").GetInt32()));
        (await ann.Get("/api/me/performance?days=0")).Failed(400);
        (await ann.Get("/api/me/history?next_token=x")).Failed(400);
    }

    [Fact]
    public async Task The_history_is_paged_latest_first()
    {
        await using var scene = await HubScene.Of(host, tasks: 3);
        using var ann = await Browser.Of(host, scene.Customer, TeamRole.Labeler);
        var done = new List<string>();
        await using (var client = await Open(ann))
        {
            await client.SetActivity("available");
            for (var i = 0; i < 3; i++)
            {
                var held = await client.Assigned();
                Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held, $"c{i}"))).Outcome);
                done.Insert(0, HubScene.TaskId(held));
            }
        }

        var seen = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = (await ann.Get($"/api/me/history?limit=2&next_token={token}")).Ok();
            seen.AddRange(page["docs"].EnumerateArray().Select(d => d.GetProperty("task").GetString()!));
            token = page["has_more"].GetBoolean() ? page.String("next_token") : null;
        }

        Assert.Equal(done.Order(), seen.Order());
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public async Task What_a_person_sets_is_there_on_their_next_device()
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, TeamRole.Labeler);
        using var one = new Browser(host);
        using var two = new Browser(host);
        await one.SignIn(person);
        await two.SignIn(person);
        (await one.Send(HttpMethod.Patch, "/api/me", new { name = "Anna", locale = "de", time_zone = "Europe/Berlin", shortcuts = new { submit = "ctrl+enter" } })).Ok();
        (await one.Send(HttpMethod.Patch, "/api/me", new { locale = "fr" })).Ok();
        var me = (await two.Get("/api/me")).Ok();
        Assert.Equal(("fr", "Europe/Berlin", "ctrl+enter"), (me.String("locale"), me.String("time_zone"), me["shortcuts"].GetProperty("submit").GetString()));
        Assert.Equal("Anna", me["person"].GetProperty("name").GetString());

        var wrong = (await one.Send(HttpMethod.Patch, "/api/me", new { name = " ", time_zone = "Mars/North", shortcuts = new { long_one = new string('x', 9_000) } })).Failed(400);
        Assert.Equal(3, wrong["problems"].GetArrayLength());
    }

    [Fact]
    public async Task What_a_person_left_at_the_sign_out_is_there_at_the_next_sign_in_and_for_nobody_else()
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, TeamRole.Labeler);
        using var before = new Browser(host);
        await before.SignIn(person);
        const string Draft = """{"response":{"category":"ca… half 😀\u0000"}}""";
        (await before.Send(HttpMethod.Put, "/api/me/drafts/d-1", new { draft = Draft })).Ok();
        (await before.Delete("/api/session")).Ok();

        using var after = new Browser(host);
        await after.SignIn(person);
        Assert.Equal("d-1", Assert.Single((await after.Get("/api/me/drafts")).Ok().Json.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(Draft, (await after.Get("/api/me/drafts/d-1")).Ok().String("draft"));

        using var colleague = await Browser.Of(host, customer, TeamRole.Admin);
        Assert.Equal("[]", (await colleague.Get("/api/me/drafts")).Ok().Text);
        (await colleague.Get("/api/me/drafts/d-1")).Failed(404);
        Assert.False((await colleague.Delete("/api/me/drafts/d-1")).Ok()["removed"].GetBoolean());

        Assert.True((await after.Delete("/api/me/drafts/d-1")).Ok()["removed"].GetBoolean());
        (await after.Get("/api/me/drafts/d-1")).Failed(404);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_kept_is_refused_with_what_is_wrong()
    {
        using var ann = await Browser.Of(host, await host.NewCustomer(), TeamRole.Labeler);
        (await Put("d", new { })).Failed(400);
        (await Put("d", new { draft = 1 })).Failed(400);
        (await Put("a.b", new { draft = "x" })).Failed(400);
        (await Put(new string('a', KeptDraftRules.MaxIdLength), new { draft = new string('x', KeptDraftRules.MaxBytes) })).Ok();
        (await Put(new string('a', KeptDraftRules.MaxIdLength + 1), new { draft = "x" })).Failed(400);
        Assert.Equal("too_long", (await Put("d", new { draft = new string('x', KeptDraftRules.MaxBytes - 1) + "é" })).Failed(400)["problems"][0].GetProperty("code").GetString());
        for (var i = 1; i < KeptDraftRules.MaxPerPerson; i++)
            (await Put($"d{i}", new { draft = "x" })).Ok();
        (await Put("more", new { draft = "x" })).Failed(409);

        Task<Answer> Put(string id, object body) => ann.Send(HttpMethod.Put, "/api/me/drafts/" + id, body);
    }

    /// <summary>In the end so many tasks wait for the person: what was being looked for beside an answer goes back a moment later.</summary>
    private static async Task Waits(Browser person, int tasks)
    {
        using var patience = new CancellationTokenSource(HubClient.Patience);
        while (Project((await person.Get("/api/me")).Ok()) is var now && now != ("p", tasks))
        {
            Assert.False(patience.IsCancellationRequested, $"{now}, not {tasks}");
            await Task.Delay(20);
        }
    }

    private static (string?, int) Project(Answer me)
    {
        var project = Assert.Single(me["projects"].EnumerateArray());
        return (project.GetProperty("name").GetString(), project.GetProperty("waiting").GetInt32());
    }

    private static System.Text.Json.JsonElement Only(Answer history) => Assert.Single(history.Ok()["docs"].EnumerateArray());

    private Task<HubClient> Open(Browser browser) => HubClient.Open(HubClient.AddressOf(host), WireFormat.Json, o =>
    {
        o.Cookies = browser.Cookies;
        o.Headers["Origin"] = host.Address.GetLeftPart(UriPartial.Authority);
    });

    /// <returns>The task answered.</returns>
    private async Task<string> Answer(HubScene scene, Browser browser, Func<WireAssignment, WireAnswer>? answer = null)
    {
        await using var client = await Open(browser);
        await client.SetActivity("available");
        var held = await client.Assigned();
        Assert.Equal("accepted", (await client.Submit(answer?.Invoke(held) ?? HubScene.Answer(held))).Outcome);
        await client.SetActivity("offline");
        return HubScene.TaskId(held);
    }
}
