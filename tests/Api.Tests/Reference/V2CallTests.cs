using System.Text.Json;

namespace Scheduler.Tests.Api.Reference;

/// <summary>Every call of the second version, in the order of the Scale API's table, with the required fields of its models.</summary>
[Collection(ApiCollection.Name)]
public sealed class V2CallTests(ApiHost host)
{
    private const string Project = "id name created_at", Batch = "id name project created_at status metadata", Task = "task_id project status created_at", NoBody = "";

    /// <summary>list: where the objects are; empty for the reply itself.</summary>
    [Theory]
    [InlineData("GET", "/v2/projects?created_after=2020-01-01T00:00:00.000000%2B0000", NoBody, "projects", Project)]
    [InlineData("GET", "/v2/project?project_id={project}", NoBody, "", Project)]
    [InlineData("GET", "/v2/project?project_name=p", NoBody, "", Project)]
    [InlineData("GET", "/v2/batches?project_name=p&limit=10&created_before=2100-01-01", NoBody, "batches", Batch)]
    [InlineData("GET", "/v2/batches?project_id={project}&status=in_progress&expand=project", NoBody, "batches", Batch)]
    [InlineData("GET", "/v2/batch?batch_id={batch}", NoBody, "", Batch)]
    [InlineData("GET", "/v2/batch?batch_name=b&expand=project", NoBody, "", Batch)]
    [InlineData("POST", "/v2/batch", """{"name":"new","project_id":"{project}","metadata":{"a":1},"callback":"https://example.org/hook"}""", "", Batch)]
    [InlineData("POST", "/v2/batch/finalize", """{"batch_id":"{batch}"}""", "", Batch)]
    [InlineData("POST", "/v2/batch/pause", """{"batch_name":"b"}""", "batch", Batch)]
    [InlineData("POST", "/v2/batch/cancel", """{"batch_name":"b"}""", "batch", Batch)]
    [InlineData("POST", "/v2/batch/metadata", """{"batch_name":"b","metadata":{"a":1},"merge":true}""", "", Batch)]
    [InlineData("GET", "/v2/task?task_id={task}", NoBody, "", Task)]
    [InlineData("GET", "/v2/task?task_id={task}&expand=project&expand=batch&opts=submissions", NoBody, "", Task + " batch metadata threads")]
    [InlineData("GET", "/v2/tasks?project_name=p&batch_name=b&status=pending&limit=10", NoBody, "tasks", Task)]
    [InlineData("POST", "/v2/task/metadata", """{"task_id":"{task}","metadata":{"a":1}}""", "", Task)]
    public async Task Each_row_answers_with_what_the_models_require(string method, string path, string body, string list, string fields)
    {
        var worlds = await TwoWorlds.Of(host);
        var answer = (await worlds.Send("live", method, path, body.Length == 0 ? null : body)).Ok();
        var told = list.Length == 0 ? answer.Json : answer[list];
        JsonElement[] objects = told.ValueKind == JsonValueKind.Array ? [.. told.EnumerateArray()] : [told];
        Assert.NotEmpty(objects);
        foreach (var one in objects)
            foreach (var field in fields.Split(' '))
                Assert.True(one.TryGetProperty(field, out _), $"{path}: {field} in {one}");
        Assert.StartsWith("application/json", answer.Response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_is_an_id_and_expanded_it_is_the_object()
    {
        var worlds = await TwoWorlds.Of(host);
        var plain = (await worlds.Live.Get(worlds.Filled("/v2/task?task_id={task}", "live"))).Ok();
        var whole = (await worlds.Live.Get(worlds.Filled("/v2/task?task_id={task}&expand=project&expand=batch", "live"))).Ok();
        Assert.Equal((plain.String("project"), plain.String("batch")), (whole["project"].GetProperty("id").GetString(), whole["batch"].GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_paused_batch_goes_on_and_a_cancelled_one_is_spelled_with_two_l()
    {
        var worlds = await TwoWorlds.Of(host);
        Assert.Equal("paused", (await worlds.Live.Post("/v2/batch/pause", new { batch_name = "b" })).Ok()["batch"].GetProperty("status").GetString());
        Assert.True((await worlds.Live.Post("/v2/batch/resume", new { batch_name = "b" })).Ok().Has("message"));
        Assert.Equal("cancelled", (await worlds.Live.Post("/v2/batch/cancel", new { batch_name = "b" })).Ok()["batch"].GetProperty("status").GetString());
        Assert.Equal("canceled", (await worlds.Live.Get(worlds.Filled("/v2/task?task_id={task}", "live"))).Ok().String("status"));
    }

    [Fact]
    public async Task Basic_is_taken_as_well_as_bearer_and_an_unknown_key_is_a_401()
    {
        var customer = await host.NewCustomer();
        foreach (var auth in new[] { Customer.Basic(customer.TestKey), Customer.Bearer(customer.TestKey) })
            (await customer.Send(HttpMethod.Get, "/v2/projects", null, auth: auth)).Ok();
        (await customer.Send(HttpMethod.Get, "/v2/projects", null, auth: Customer.Bearer("none"))).Failed(401);
    }
}
