using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Scheduler.Tests.Api.Hub;
using Scheduler.Tests.Api.OpenApi;

namespace Scheduler.Tests.Api.Metrics;

[Collection(ApiCollection.Name)]
public class MetricTests(ApiHost host)
{
    [Fact]
    public async Task What_is_done_shows_on_the_stream_in_the_history_and_in_the_task()
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var (ann, held) = await scene.Holding();
        await ann.Submit(HubScene.Answer(held, "c1"));

        await using var hub = await Hub(scene.Customer.LiveKey);
        var snapshot = await Until(hub, null, s => Number(s, "figures", "completed") == 1 && s.TryGetProperty("backlog", out var b) && b.GetProperty("tasks").GetInt64() == 2);
        Assert.Equal("organization:" + scene.Customer.Tenant.Organization, snapshot.GetProperty("scope").GetString());
        var shape = new JsonObject { ["$ref"] = "#/components/schemas/ManagerSnapshot" };
        Assert.Equal("", (await ApiDocument.Of(host)).Wrong(shape, JsonNode.Parse(snapshot.GetRawText()), closed: true));
        var figures = snapshot.GetProperty("figures");
        Assert.Equal(1, figures.GetProperty("turnaround").GetProperty("count").GetInt32());
        Assert.EndsWith("wait", figures.GetProperty("waterfall").GetProperty("bottleneck").GetProperty("text").GetString()!.Replace("active work", "wait", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(figures.TryGetProperty("sla", out _));
        Assert.Equal(1, snapshot.GetProperty("people").GetProperty("online").GetInt32());

        var history = (await scene.Customer.Get("/api/metrics/turnaround?window=1h&exact=true")).Ok();
        Assert.Equal(1, history["total"].GetProperty("turnaround").GetProperty("count").GetInt32());
        Assert.Equal(history["exact"].GetProperty("max").GetInt64(), history["total"].GetProperty("turnaround").GetProperty("max").GetInt64());
        Assert.Single(history["series"].EnumerateArray());
        Assert.False(history["total"].TryGetProperty("quality", out _));

        var task = (await scene.Customer.Get("/api/metrics/tasks/" + HubScene.TaskId(held))).Ok();
        var parts = task["waterfall"].EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());
        Assert.Equal(task["turnaroundMs"].GetInt64(), parts.Values.Sum() - parts["notLaunched"] - parts["callbackWait"]);

        var csv = await scene.Customer.Get("/api/metrics/figures?window=1h&format=csv");
        var lines = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, lines.Length);
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
        Assert.Contains("turnaround.p50", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quality_of_each_label_is_told_from_the_answers()
    {
        await using var scene = await HubScene.Of(host, autoAccept: true, reviewLevels: 1);
        var (ann, held) = await scene.Holding();
        await ann.Submit(HubScene.Answer(held, "c1"));
        var (rob, review) = await scene.Holding(role: "reviewer");
        await rob.Submit(HubScene.Answer(review, "c2", response: null) with { Verdict = "accept" });

        var history = (await scene.Customer.Get("/api/metrics/quality?window=1h&group_by=label")).Ok();
        var group = Assert.Single(history["groups"].EnumerateArray());
        Assert.Equal("cat", group.GetProperty("name").GetString());
        Assert.StartsWith("project:", group.GetProperty("scope").GetString(), StringComparison.Ordinal);
        var quality = group.GetProperty("figures").GetProperty("quality");
        Assert.Equal((1, 1), (Number(quality, "reviewed"), Number(quality, "firstPassYield")));
        Assert.False(quality.TryGetProperty("agreement", out _));
        var csv = (await scene.Customer.Get($"/api/metrics/quality?window=1h&group_by=label&format=csv&scope={group.GetProperty("scope").GetString()}")).Text;
        Assert.StartsWith("scope,name,quality.reviewed,", csv, StringComparison.Ordinal);

        (await scene.Customer.Get("/api/metrics/work?group_by=label")).Failed(400);
        (await scene.Customer.Get("/api/metrics/work?group_by=person_label")).Failed(400);
        (await scene.Customer.Get("/api/metrics/quality?group_by=label&scope=person:" + (await scene.Person()).Id)).Failed(400);
    }

    [Fact]
    public async Task Nobody_sees_the_figures_of_others()
    {
        await using var scene = await HubScene.Of(host);
        var (other, task) = (await host.NewCustomer(), (await scene.Customer.Get("/v1/tasks")).Ok()["docs"][0]);
        var person = (await scene.Person()).Id;
        string[] scopes = ["all", "organization:" + scene.Customer.Tenant.Organization, "workforce:platform", "workforce:" + scene.Customer.Tenant.Organization, "person:" + person];
        foreach (var scope in scopes)
        {
            (await other.Get("/api/metrics/figures?scope=" + scope)).Failed(404);
            (await other.Get("/api/metrics/backlog?scope=" + scope)).Failed(scope.StartsWith("person", StringComparison.Ordinal) ? 400 : 404);
            await using var hub = await Hub(other.LiveKey);
            var refused = await Assert.ThrowsAsync<HubException>(() => Until(hub, scope, _ => true));
            Assert.Contains("forbidden: ", refused.Message, StringComparison.Ordinal);
        }

        (await other.Get("/api/metrics/tasks/" + task.GetProperty("task_id").GetString())).Failed(404);
        (await scene.Customer.Get("/api/metrics/figures?scope=person:" + person)).Ok();
        (await scene.Customer.InTestMode.Get("/api/metrics/figures")).Failed(403);
    }

    [Fact]
    public async Task The_operator_sees_all()
    {
        var customer = await host.NewCustomer();
        var answer = await customer.Send(HttpMethod.Get, "/api/metrics/figures?group_by=organization", null, auth: new AuthenticationHeaderValue("Bearer", ApiHost.OperatorToken));
        Assert.Equal("all", answer.Ok().String("scope"));
        Assert.Equal(JsonValueKind.Array, answer["groups"].ValueKind);
        await using var hub = await Hub(ApiHost.OperatorToken);
        Assert.Equal("all", (await Until(hub, null, _ => true)).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task A_stream_ends_with_the_key_that_opened_it()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/api/keys", new { mode = "live" })).Ok();
        await using var hub = await Hub(made.String("key"));
        await using var other = await Hub(customer.LiveKey);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await Until(hub, null, _ => true);
        (await customer.Delete("/api/keys/" + made.String("id"))).Ok();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Until(other, null, _ => true);
        Assert.Equal(HubConnectionState.Connected, other.State);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_password_by_the_browser_itself()
    {
        using var http = new HttpClient();
        foreach (var path in new[] { "/api/metrics/figures", "/api/ops/people", "/hubs/managers/negotiate" })
        {
            using var refused = await http.PostAsync(new Uri(host.Address, path), null);
            using var asked = await http.GetAsync(new Uri(host.Address, path));
            Assert.Contains((int)asked.StatusCode, new[] { 401, 405 });
            Assert.DoesNotContain(asked.Headers.WwwAuthenticate.Concat(refused.Headers.WwwAuthenticate), h => h.Scheme == "Basic");
        }
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_told_at_once()
    {
        var customer = await host.NewCustomer();
        var refused = (await customer.Get("/api/metrics/sla?scope=planet:earth&window=soon&bucket=2m&group_by=moon")).Failed(400);
        Assert.Equal(["scope", "group_by", "window", "bucket"], refused["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!));
        (await customer.Get("/api/metrics/sla?from=2026-01-02&to=2026-01-01")).Failed(400);
        (await customer.Get("/api/metrics/sla?from=2026-01-02&to=2026-01-03&bucket=1m")).Failed(400);
        (await customer.Get("/api/metrics/turnaround?exact=true&window=60d")).Failed(400);

        await using var hub = await Hub(customer.LiveKey);
        Assert.Contains("bad_request: ", (await Assert.ThrowsAsync<HubException>(() => Until(hub, "nonsense", _ => true))).Message, StringComparison.Ordinal);
        Assert.Contains("bad_request: ", (await Assert.ThrowsAsync<HubException>(() => Until(hub, null, _ => true, minutes: 721))).Message, StringComparison.Ordinal);
    }

    private async Task<HubConnection> Hub(string secret)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "/hubs/managers"), o => o.Headers["Authorization"] = "Bearer " + secret).Build();
        await hub.StartAsync();
        return hub;
    }

    private static async Task<JsonElement> Until(HubConnection hub, string? scope, Func<JsonElement, bool> holds, int minutes = 60)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await foreach (var snapshot in hub.StreamAsync<JsonElement>("Watch", scope, minutes, patience.Token))
            if (holds(snapshot))
                return snapshot;
        throw new InvalidOperationException("The stream ended.");
    }

    private static long Number(JsonElement element, params string[] path) => path.Aggregate(element, (e, name) => e.GetProperty(name)).GetInt64();
}
