using System.Net.Http.Headers;
using System.Text.Json;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Metrics;

/// <summary><c>/api/metrics/quality?group_by=person_label</c>.</summary>
[Collection(ApiCollection.Name)]
public class PersonLabelTests(ApiHost host)
{
    private const string Asked = "/api/metrics/quality?window=1h&group_by=person_label";

    [Fact]
    public async Task The_quality_of_each_person_s_labels_is_told_the_worst_first()
    {
        await using var scene = await HubScene.Of(host, autoAccept: true, reviewLevels: 1);
        var (ann, held) = await scene.Holding();
        await ann.Submit(HubScene.Answer(held));
        var (rob, review) = await scene.Holding(role: "reviewer");
        await rob.Submit(HubScene.Answer(review, response: null) with { Verdict = "reject", Reason = "no cat" });
        var (cyd, again) = await scene.Holding();
        await cyd.Submit(HubScene.Answer(again));
        var (sue, next) = await scene.Holding(role: "reviewer");
        await sue.Submit(HubScene.Answer(next, response: null) with { Verdict = "accept" });

        var groups = (await scene.Customer.Get(Asked)).Ok()["groups"].EnumerateArray().ToArray();
        Assert.Equal(4, groups.Length);
        Assert.All(groups, g => Assert.Equal(("cat", "Ann"), (g.GetProperty("name").GetString(), g.GetProperty("personName").GetString())));
        Assert.All(groups, g => Assert.StartsWith("project:", g.GetProperty("scope").GetString(), StringComparison.Ordinal));
        Assert.Equal(4, groups.Select(g => g.GetProperty("person").GetString()).Distinct().Count());
        var figures = groups.Select(g => g.GetProperty("figures").GetProperty("quality")).ToArray();
        Assert.Equal(0, figures[0].GetProperty("firstPassYield").GetDouble());
        Assert.Equal(["1/0/0", "0/1/0", "0/0/1"], figures[1..].Select(q => string.Join('/', new[] { "reviewed", "accepts", "rejects" }.Select(f => q.GetProperty(f)))).OrderDescending());

        var csv = (await scene.Customer.Get(Asked + "&format=csv")).Text;
        Assert.StartsWith("scope,name,person,personName,quality.reviewed,", csv, StringComparison.Ordinal);
        (await scene.Customer.Get("/api/metrics/work?group_by=person_label")).Failed(400);
    }

    [Fact]
    public async Task People_of_others_who_worked_on_a_task_are_not_told()
    {
        await using var scene = await HubScene.Of(host);
        var (customer, other) = (scene.Customer, await host.NewCustomer());
        await Compared(scene, customer, other);

        Assert.Equal(1, Count((await customer.Get(Asked)).Ok()["groups"]));
        Assert.Equal(0, Count((await other.Get(Asked)).Ok()["groups"]));
        var operators = new AuthenticationHeaderValue("Bearer", ApiHost.OperatorToken);
        Assert.Equal(2, Count((await customer.Send(HttpMethod.Get, $"{Asked}&scope=organization:{customer.Tenant.Organization}", null, auth: operators)).Ok()["groups"]));
    }

    [Fact]
    public async Task The_total_is_the_scope_s_however_it_is_grouped()
    {
        await using var scene = await HubScene.Of(host);
        await Compared(scene, scene.Customer, scene.Customer);

        foreach (var by in new[] { "project", "person", "label", "person_label" })
        {
            JsonElement total;
            for (var tries = 0; (total = await Total(by)).GetProperty("compared").GetInt64() == 0; tries++)
            {
                Assert.True(tries < 600, by);
                await Task.Delay(100);
            }

            Assert.Equal((1, 1.0), (total.GetProperty("compared").GetInt64(), total.GetProperty("agreement").GetDouble()));
        }

        async Task<JsonElement> Total(string by) => (await scene.Customer.Get("/api/metrics/quality?window=1h&group_by=" + by)).Ok()["total"].GetProperty("quality");
    }

    /// <summary>Two people, made by these, answer one task of the customer's.</summary>
    private static async Task Compared(HubScene scene, params Customer[] owners)
    {
        var (customer, skill) = (scene.Customer, "skill-" + Guid.NewGuid());
        (await customer.Post("/v1/projects", new
        {
            name = "shared",
            type = "categorization",
            pipeline = "consensus_task",
            consensus_attempts = owners.Length,
            auto_accept = true,
            required_skills = new[] { new { name = skill, level = 1 } },
            @params = new { categories = Scenes.Categories },
        })).Ok();
        (await customer.Post("/v1/batches", new { project = "shared", name = "first", priority = 100 })).Ok();
        var task = (await customer.Post("/v1/task/categorization", new { batch = "first", attachment = "a" })).Ok().String("task_id");
        foreach (var owner in owners)
        {
            var made = (await owner.Post("/api/annotators", new { name = "Pat", role = "labeler", skills = new[] { new { name = skill, level = 1 } } })).Ok();
            var client = await scene.Connect(made.String("token"));
            await client.SetActivity("available");
            Assert.Equal("accepted", (await client.Submit(HubScene.Answer(await Assigned(client, task)))).Outcome);
        }
    }

    /// <summary>The platform's people are everybody's: what another test left open may come before the task is known to be there, and goes back.</summary>
    private static async Task<WireAssignment> Assigned(HubClient client, string task)
    {
        while (true)
        {
            var held = await client.Assigned();
            if (HubScene.TaskId(held) == task)
                return held;
            Assert.True(await client.Call<bool>("Decline", held.Task, held.Token, "not of this test", null));
        }
    }

    private static int Count(JsonElement groups) => groups.GetArrayLength();
}
