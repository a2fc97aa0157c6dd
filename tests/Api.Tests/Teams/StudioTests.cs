using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Teams;

[Collection(ApiCollection.Name)]
public class StudioTests(ApiHost host)
{
    private static readonly string[] Ann = ["ann@x.org"], Bob = ["bob@x.org"], Project = ["p"];

    [Fact]
    public async Task Assignments_are_added_listed_and_removed()
    {
        var customer = await Team();
        var map = (await customer.Post("/v1/studio/assignments/add", new { emails = new[] { "ann@x.org", "bob@x.org" }, projects = new[] { "p", "q" } })).Ok();
        Assert.Equal("""["p","q"]""", map["ann@x.org"].GetRawText());
        Assert.Equal(map.Text, (await customer.Get("/v1/studio/assignments")).Ok().Text);
        var less = (await customer.Post("/v1/studio/assignments/remove", new { emails = Bob, projects = new[] { "p", "q" } })).Ok();
        Assert.False(less.Has("bob@x.org"));
        Assert.True(less.Has("ann@x.org"));
        var wrong = (await customer.Post("/v1/studio/assignments/add", new { emails = new[] { "eve@x.org" }, projects = new[] { "none" } })).Failed(400);
        Assert.Equal(2, wrong["problems"].GetArrayLength());
        (await customer.Post("/v1/studio/assignments/add")).Failed(400);
    }

    [Fact]
    public async Task An_assignment_is_told_under_the_address_as_the_caller_wrote_it()
    {
        var customer = await Team();
        (await customer.Post("/v1/teams/invite", new { emails = new[] { "Cyd@x.org" }, team_role = "labeler" })).Ok();
        var map = (await customer.Post("/v1/studio/assignments/add", new { emails = new[] { "cyd@X.org", "ann@x.org" }, projects = Project })).Ok();
        Assert.Equal(["ann@x.org", "cyd@X.org"], map.Json.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.True((await customer.Get("/v1/studio/assignments")).Ok().Has("Cyd@x.org"));
    }

    [Fact]
    public async Task Groups_are_made_of_assigned_people_and_changed()
    {
        var customer = await Team();
        (await customer.Post("/v1/studio/projects/p/groups", new { emails = Ann, name = "night/shift" })).Failed(400);
        (await customer.Post("/v1/studio/assignments/add", new { emails = new[] { "ann@x.org", "bob@x.org" }, projects = Project })).Ok();
        var made = (await customer.Post("/v1/studio/projects/p/groups", new { emails = Ann, name = "night/shift" })).Ok();
        Assert.Equal((1, false), (made["numWorkers"].GetInt32(), made["isSingleton"].GetBoolean()));
        (await customer.Post("/v1/studio/projects/p/groups", new { emails = Ann, name = "night/shift" })).Failed(409);
        var changed = (await customer.Put("/v1/studio/projects/p/groups/night%2Fshift", new { add_emails = Bob, remove_emails = Ann })).Ok();
        Assert.Equal("bob@x.org", changed["workers"][0].GetProperty("email").GetString());
        Assert.Equal(1, (await customer.Get("/v1/studio/projects/p/groups")).Ok().Json.GetArrayLength());
        (await customer.Put("/v1/studio/projects/p/groups/none", new { })).Failed(404);
        (await customer.Get("/v1/studio/projects/none/groups")).Failed(404);
        (await customer.Post("/v1/studio/assignments/remove", new { emails = Bob, projects = Project })).Ok();
        Assert.Equal(0, (await customer.Get("/v1/studio/projects/p/groups")).Ok().Json[0].GetProperty("numWorkers").GetInt32());
    }

    [Fact]
    public async Task Batches_stand_in_the_order_given_and_fall_back_to_their_own()
    {
        var customer = await Team();
        foreach (var name in new[] { "one", "two" })
            await customer.Batch("p", name);
        (await customer.Post("/v1/batches", new { project = "p", name = "try", calibration_batch = true })).Ok();
        Assert.Equal(["try", "one", "two"], Names(await customer.Get("/v1/studio/batches")));
        var set = await customer.Post("/v1/studio/batches/set_priorities", new { batches = new[] { new { name = "two" }, new { name = "one" }, new { name = "try" } } });
        Assert.Equal(["two", "one", "try"], Names(set));
        Assert.Equal((1, "Production", "p"), (set.Json[0].GetProperty("studioPriority").GetInt32(), set.Json[0].GetProperty("batchType").GetString(), set.Json[0].GetProperty("projectName").GetString()));
        Assert.Contains("one", (await customer.Post("/v1/studio/batches/set_priorities", new { batches = new[] { new { name = "two" } } })).Failed(400).String("error"), StringComparison.Ordinal);
        Assert.Equal(["try", "one", "two"], Names(await customer.Post("/v1/studio/batches/reset_priorities")));

        static string[] Names(Answer answer) => [.. answer.Ok().Json.EnumerateArray().Select(b => b.GetProperty("name").GetString()!)];
    }

    [Fact]
    public async Task A_batch_is_given_to_groups_or_to_single_people()
    {
        var customer = await Team();
        await customer.Batch("p", "b");
        (await customer.Post("/v1/studio/assignments/add", new { emails = Ann, projects = Project })).Ok();
        (await customer.Post("/v1/studio/projects/p/groups", new { emails = Ann, name = "night" })).Ok();
        var given = (await customer.Put("/v1/studio/batches/b", new { groups = new[] { "night", "ann@x.org" } })).Ok();
        Assert.Equal(["ann@x.org", "night"], given["groups"].EnumerateArray().Select(g => g.GetString()).Order());
        Assert.Empty((await customer.Put("/v1/studio/batches/b", new { groups = Array.Empty<string>() })).Ok()["groups"].EnumerateArray());
        (await customer.Put("/v1/studio/batches/b", new { groups = new[] { "day" } })).Failed(400);
        (await customer.Put("/v1/studio/batches/b", new { groups = Bob })).Failed(400);
        (await customer.Put("/v1/studio/batches/none", new { groups = Ann })).Failed(404);
    }

    [Fact]
    public async Task Who_is_not_assigned_any_more_gets_no_more_work()
    {
        await using var scene = await HubScene.Of(host, tasks: 3);
        var customer = scene.Customer;
        var ann = await Join(scene, "ann@x.org");
        var bob = await Join(scene, "bob@x.org");
        (await customer.Post("/v1/studio/assignments/add", new { emails = Ann, projects = Project })).Ok();
        await bob.SetActivity("available");
        await ann.SetActivity("available");
        var first = await ann.Assigned();
        Assert.True(await ann.Call<bool>("Accept", first.Task, first.Token));

        (await customer.Post("/v1/studio/assignments/add", new { emails = Bob, projects = Project })).Ok();
        var his = await bob.Assigned();
        (await customer.Post("/v1/studio/assignments/remove", new { emails = Ann, projects = Project })).Ok();
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);
        Assert.True(await bob.Call<bool>("Accept", his.Task, his.Token));
        Assert.Equal("accepted", (await bob.Submit(HubScene.Answer(his, "c2"))).Outcome);

        // The last task is bob's: ann has been free for longer and would have got it.
        var last = await bob.Assigned();
        Assert.Equal(3, new[] { first.Task, his.Task, last.Task }.Distinct().Count());
        Assert.Empty((await ann.Resume()).Standing!.Assignments);
    }

    private async Task<Customer> Team()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org", "bob@x.org" }, team_role = "labeler" })).Ok();
        await customer.Project("p", team: true);
        await customer.Project("q", team: true);
        return customer;
    }

    private static async Task<HubClient> Join(HubScene scene, string email)
    {
        var team = (await scene.Customer.Post("/v1/teams/invite", new { emails = new[] { email }, team_role = "labeler" })).Ok();
        var invitation = team.Json.EnumerateArray().Single(t => t.GetProperty("email").GetString() == email).GetProperty("invitation").GetString();
        return await scene.Connect((await scene.Customer.Post("/api/invitations/accept", new { invitation, name = email })).Ok().String("token"));
    }
}
