using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Quality;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Relational;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Quality;

/// <summary>Quality tasks as labelers meet them.</summary>
[Collection(ApiCollection.Name)]
public class QualityWorkTests(ApiHost host)
{
    private const string Cat = """{"category":"cat"}""", Dog = """{"category":"dog"}""";

    [Fact]
    public async Task Who_is_new_is_trained_before_the_work_and_again_where_they_failed()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        string[] training = [await Quality(scene, "training", "t1"), await Quality(scene, "training", "t2")];
        var client = await Begin(scene);
        var first = await Work(client, "t1", Cat, 1);
        await Work(client, "t2", Dog, 2);
        await Work(client, "t2", Cat, 3);
        var real = await client.Assigned();
        Assert.Equal("""{"attachment":"real"}""", real.Params);
        AreAlike(real, first);

        var labeler = Assert.Single((await Labelers(scene, training)).EnumerateArray());
        Assert.Equal([(training[1], 2, 1.0), (training[1], 1, 0.0), (training[0], 1, 1.0)], labeler.GetProperty("attempts").EnumerateArray()
            .Select(a => (a.GetProperty("quality_task_id").GetString()!, a.GetProperty("attempt").GetInt32(), a.GetProperty("accuracy").GetDouble())));
        Assert.Equal((JsonValueKind.Null, 2.0 / 3, 3), (labeler.GetProperty("accuracy").ValueKind, labeler.GetProperty("training_accuracy").GetDouble(), labeler.GetProperty("total_attempts").GetInt32()));

        // Who has passed is not asked again for what is added later.
        await Quality(scene, "training", "t3");
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(real, "c4"))).Outcome);
        Assert.Equal("""{"attachment":"real2"}""", (await client.Assigned()).Params);
        await IsClean(scene);
    }

    [Fact]
    public async Task Who_fails_every_try_gets_no_work_until_the_bar_is_lowered()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        await Quality(scene, "training", "t1");
        var client = await Begin(scene);
        for (var i = 1; i <= QualityLimits.MaxTrainingTries; i++)
            await Work(client, "t1", Dog, i);
        Assert.Equal("available", await client.SetActivity("available"));
        await client.IsUnharmed();
        Assert.Empty((await client.Resume()).Standing!.Assignments);
        (await scene.Customer.Patch("/api/projects/p/settings", new { training_pass_score = 0 })).Ok();
        await client.IsUnharmed();
        Assert.Equal("""{"attachment":"real"}""", (await client.Assigned()).Params);
    }

    [Fact]
    public async Task Declining_the_training_does_not_open_the_gate()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        await Quality(scene, "training", "t1");
        var client = await Begin(scene);
        for (var i = 1; i <= QualityLimits.MaxTrainingTries; i++)
        {
            var held = await client.Assigned();
            Assert.Equal("""{"attachment":"t1"}""", held.Params);
            Assert.True(await client.Call<bool>("Decline", held.Task, held.Token, "no", null));
        }

        await client.IsUnharmed();
        Assert.Empty((await client.Resume()).Standing!.Assignments);
    }

    [Fact]
    public async Task Evaluations_are_mixed_in_unseen_by_labeler_and_customer()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        string[] evaluations = [await Quality(scene, "evaluation", "e1"), await Quality(scene, "evaluation", "e2")];
        (await scene.Customer.Patch("/api/projects/p/settings", new { evaluation_share = 1 })).Ok();
        var person = await scene.Person();
        var client = await Begin(scene, person.Token);
        var evaluation = await Work(client, "e1", Cat, 1);
        await Work(client, "e2", Dog, 2);
        var real = await Work(client, "real", Dog, 3);
        AreAlike(real, evaluation);

        var labeler = Assert.Single((await Labelers(scene, evaluations)).EnumerateArray());
        Assert.Equal((person.Id, 0.5, 2), (labeler.GetProperty("id").GetString(), labeler.GetProperty("accuracy").GetDouble(), labeler.GetProperty("attempts").GetArrayLength()));
        Assert.False(labeler.TryGetProperty("email", out _));

        // The customer's lists and counts know the real ones alone.
        var list = (await scene.Customer.Get("/v1/tasks?project=p")).Ok();
        Assert.Equal((2, 2), (list["docs"].GetArrayLength(), list["total"].GetInt32()));
        Assert.Equal(1, (await scene.Customer.Get("/v1/batches/work/status")).Ok()["completed"].GetInt32());

        // Its person finds it among their own answers like the others.
        var own = await host.Services.GetRequiredService<IOwnWork>().History(new(person.Id), null, 10);
        Assert.Equal(("work", "p", 3), (Assert.Single(own.Select(o => o.Batch).Distinct()), Assert.Single(own.Select(o => o.ProjectName).Distinct()), own.Count));
        await IsClean(scene);
    }

    [Fact]
    public async Task A_labeler_found_by_a_task_is_named_to_their_own_team_alone()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        string[] training = [await Quality(scene, "training", "t1")];
        var invited = (await scene.Customer.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "labeler" })).Ok().Json[0].GetProperty("invitation").GetString();
        var member = await Begin(scene, (await scene.Customer.Post("/api/invitations/accept", new { invitation = invited, name = "Ann" })).Ok().String("token"));
        await Work(member, "t1", Cat, 1);

        // Somebody whom another organization keeps and knows by an address. (As a person of the platform they would be given everybody's work.)
        var (other, person) = (await host.NewCustomer(), await scene.Person());
        var foreigner = await scene.Connect(person.Token);
        await foreigner.SetActivity("available");
        await Work(foreigner, "t1", Dog, 1);
        await using (var connection = await host.Services.GetRequiredService<RecordDatabase>().Open(default))
            await connection.ExecuteAsync("UPDATE annotators SET owner_id = @owner, email = 'eve@y.org' WHERE id = @id", new { owner = other.Tenant.Organization.Value, id = person.Id });

        var labelers = await Labelers(scene, training);
        var (own, foreign) = (labelers.EnumerateArray().Single(l => l.TryGetProperty("email", out _)), labelers.EnumerateArray().Single(l => !l.TryGetProperty("email", out _)));
        Assert.Equal(("ann@x.org", 1.0), (own.GetProperty("email").GetString(), own.GetProperty("training_accuracy").GetDouble()));
        Assert.Equal((person.Id, 0.0), (foreign.GetProperty("id").GetString(), foreign.GetProperty("training_accuracy").GetDouble()));
        Assert.DoesNotContain("eve@y.org", labelers.GetRawText(), StringComparison.Ordinal);
        (await other.Get("/v1/quality/labelers?quality_task_ids=" + training[0])).Failed(404);
        Assert.Empty((await scene.Customer.Get("/v1/quality/labelers?labeler_emails=eve@y.org")).Ok()["docs"].EnumerateArray());
    }

    [Theory]
    [InlineData("accept", null, 0)]
    [InlineData("fix", Cat, 1)]
    [InlineData("reject", null, 1)]
    public async Task Reviewers_are_measured_by_a_response_to_judge(string verdict, string? response, double score)
    {
        await using var scene = await HubScene.Of(host, tasks: 0, reviewLevels: 1);
        var evaluation = (await scene.Customer.Post("/v1/evaluation_tasks/categorization", $$"""{"project":"p","attachment":"e","expected_response":{{Cat}},"initial_response":{{Dog}}}""")).Ok().String("id");
        (await scene.Customer.Patch("/api/projects/p/settings", new { evaluation_share = 1 })).Ok();
        var labeler = await Begin(scene);
        await Work(labeler, "real", Dog, 1);
        var (reviewer, held) = await scene.Holding(role: "reviewer");
        Assert.Equal(("review", """{"attachment":"e"}""", Dog), (held.Stage, held.Params, held.Response));
        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(held, "r1", response) with { Verdict = verdict })).Outcome);
        Assert.Equal("""{"attachment":"real"}""", (await reviewer.Assigned()).Params);
        Assert.Equal(score, Assert.Single((await Labelers(scene, [evaluation])).EnumerateArray()).GetProperty("accuracy").GetDouble());
        await IsClean(scene);
    }

    [Fact]
    public async Task What_customers_label_themselves_is_not_examined()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "own", self_label_batch = true })).Ok();
        await Quality(scene, "training", "t1");
        (await scene.Customer.Post("/v1/task/categorization", new { batch = "own", attachment = "own" })).Ok();
        (await scene.Customer.Post("/v1/batches/own/finalize")).Ok();
        var client = await scene.NewClient();
        await client.SetActivity("available");
        Assert.Equal("""{"attachment":"own"}""", (await client.Assigned()).Params);
    }

    private static async Task<string> Quality(HubScene scene, string kind, string attachment) =>
        (await scene.Customer.Post($"/v1/{kind}_tasks/categorization", $$"""{"project":"p","attachment":"{{attachment}}","expected_response":{{Cat}}}""")).Ok().String("id");

    /// <summary>Two real tasks behind the quality tasks, and somebody who is there for them.</summary>
    private static async Task<HubClient> Begin(HubScene scene, string? token = null)
    {
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "work" })).Ok();
        foreach (var attachment in new[] { "real", "real2" })
            (await scene.Customer.Post("/v1/task/categorization", new { batch = "work", attachment })).Ok();
        (await scene.Customer.Post("/v1/batches/work/finalize")).Ok();
        var client = token is null ? await scene.NewClient() : await scene.Connect(token);
        await client.SetActivity("available");
        return client;
    }

    private static async Task<WireAssignment> Work(HubClient client, string attachment, string response, int n)
    {
        var held = await client.Assigned();
        Assert.Equal($$"""{"attachment":"{{attachment}}"}""", held.Params);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held, $"c{n}", response))).Outcome);
        return held;
    }

    /// <summary>All that a labeler sees of both is the same but for what tells any two tasks apart.</summary>
    private static void AreAlike(WireAssignment real, WireAssignment quality)
    {
        Assert.Equal(real.Task[..real.Task.LastIndexOf('/')], quality.Task[..quality.Task.LastIndexOf('/')]);
        Assert.Equal(real.Task.Length, quality.Task.Length);
        Assert.Equal(Keys(real), Keys(quality));
        Assert.Equal(
            real with { Task = "", Params = "", Until = null, Explanation = null, Attachments = [] },
            quality with { Task = "", Params = "", Until = null, Explanation = null, Attachments = [] });

        static string Keys(WireAssignment held) => string.Join(',', JsonDocument.Parse(held.Explanation!).RootElement.EnumerateObject().Select(p => p.Name));
    }

    private static async Task<JsonElement> Labelers(HubScene scene, string[] ids) =>
        (await scene.Customer.Get("/v1/quality/labelers?" + string.Join('&', ids.Select(i => "quality_task_ids=" + i)))).Ok()["docs"];

    /// <summary>The judge who shares no code with the rules finds nothing.</summary>
    private async Task IsClean(HubScene scene)
    {
        await using var connection = await host.Services.GetRequiredService<RecordDatabase>().Open(default);
        HashSet<string> own = [.. await connection.QueryAsync<string>("SELECT id FROM tasks WHERE org_id = @org UNION SELECT id FROM batches WHERE org_id = @org", new { org = scene.Customer.Tenant.Organization.Value })];
        Assert.DoesNotContain(new Scheduler.Checker.HistoryChecker(new()).Check(connection).Violations, v => own.Contains(v.Subject));
    }
}
