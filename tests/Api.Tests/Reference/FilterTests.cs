namespace Scheduler.Tests.Api.Reference;

/// <summary>Every filter of tasks and every form of its value: which lets our one task through, and which does not. Those of batches: <see cref="BatchFilterTests"/>.</summary>
[Collection(ApiCollection.Name)]
public sealed class FilterTests(ApiHost host)
{
    private const string Past = "2020-01-02", Future = "2100-01-02T03:04:05Z";

    [Theory]
    [InlineData("start_time", Past, Future)]
    [InlineData("end_time", Future, Past)]
    [InlineData("completed_after", Past, Future)]
    [InlineData("completed_before", Future, Past)]
    [InlineData("updated_after", Past, Future)]
    [InlineData("updated_before", Future, Past)]
    [InlineData("status", "completed", "pending")]
    [InlineData("status", "completed", "canceled")]
    [InlineData("status", "completed", "error")]
    [InlineData("type", "categorization", "comparison")]
    [InlineData("project", "p", "r")]
    [InlineData("project", "p", "none")]
    [InlineData("batch", "b", "sb")]
    [InlineData("batch", "b", "none")]
    [InlineData("customer_review_status", "pending", "accepted")]
    [InlineData("customer_review_status", "accepted%2Cpending", "fixed%2Ccommented%2Crejected")]
    [InlineData("unique_id", "u", "v")]
    [InlineData("unique_id", "v&unique_id=u", "v&unique_id=w")]
    [InlineData("tags", "x", "y")]
    [InlineData("tags", "y&tags=x", "y&tags=z")]
    [InlineData("limit", "100", "1&offset=2")]
    public async Task Each_filter_of_tasks_lets_through_what_it_names(string name, string hit, string miss)
    {
        var worlds = await TwoWorlds.Standing(host);
        var task = worlds.Filled("{task}", "test");
        Assert.Contains(task, await Found(hit));
        Assert.DoesNotContain(task, await Found(miss));

        async Task<string[]> Found(string value) =>
            [.. (await worlds.Test.Get($"/v1/tasks?{name}={value}")).Ok()["docs"].EnumerateArray().Select(d => d.GetProperty("task_id").GetString()!)];
    }

    /// <summary>All UTC, with or without saying so.</summary>
    [Theory]
    [InlineData("2021-04-25")]
    [InlineData("2021-04-25T03:14:15")]
    [InlineData("2021-04-25T03:14:15.123456")]
    [InlineData("2021-04-25+03:14:15.123456")]
    [InlineData("2021-04-25%2003:14:15")]
    [InlineData("2021-04-25T03:14:15Z")]
    [InlineData("2021-04-25T03:14:15.123Z")]
    [InlineData("2021-04-25T03:14:15%2B02:00")]
    [InlineData("2021-04-25T03:14:15-08:00")]
    [InlineData("2024-01-01T00:00:00.000000%2B0000")]
    public async Task Each_form_of_a_time_is_understood(string time)
    {
        var customer = await host.NewCustomer();
        await customer.Task(await customer.Project(), "words");
        Assert.Equal(1, (await customer.Get("/v1/tasks?start_time=" + time)).Ok()["total"].GetInt32());
        Assert.Equal(0, (await customer.Get("/v1/tasks?end_time=" + time)).Ok()["total"].GetInt32());
    }

    [Theory]
    [InlineData("T1 missing parameter", "POST", "/v1/task/categorization", "{}", 400)]
    [InlineData("T1 unknown project", "POST", "/v1/task/categorization", """{"project":"none","attachment":"x"}""", 404)]
    [InlineData("T1 unknown batch", "POST", "/v1/task/categorization", """{"batch":"none","attachment":"x"}""", 404)]
    [InlineData("T1 unique id again", "POST", "/v1/task/categorization", """{"project":"p","attachment":"x","unique_id":"u"}""", 409)]
    [InlineData("T1 six tags", "POST", "/v1/task/categorization", """{"project":"p","attachment":"x","tags":["1","2","3","4","5","6"]}""", 400)]
    [InlineData("T1 into a finalized batch", "POST", "/v1/batches/sb/finalize+task", """{"batch":"sb","attachment":"x"}""", 400)]
    [InlineData("T2 unknown", "GET", "/v1/task/fake_id_qwertyuiop", "", 404)]
    [InlineData("T4 unknown", "POST", "/v1/task/fake_id_qwertyuiop/cancel", "", 404)]
    [InlineData("T5 pending", "POST", "/v1/task/{task}/audit", """{"accepted":true}""", 400)]
    [InlineData("T6 taken", "POST", "/v1/task/{task}/unique_id+other", """{"unique_id":"other"}""", 409)]
    [InlineData("T8 no object", "POST", "/v1/task/{task}/setMetadata", "[1]", 400)]
    [InlineData("T9 no list", "POST", "/v1/task/{task}/tags", "{}", 400)]
    [InlineData("T12 nothing to send", "POST", "/v1/task/{task}/send_callback", "", 400)]
    [InlineData("P1 name taken", "POST", "/v1/projects", """{"name":"p","type":"categorization","params":{"categories":["a"]}}""", 409)]
    [InlineData("P3 unknown", "GET", "/v1/projects/none", "", 404)]
    [InlineData("P5 labels twice", "POST", "/v1/projects/p/setOntology", """{"ontology":["a","a"]}""", 400)]
    [InlineData("P6 no texts", "GET", "/v1/projects/p/taskTemplates", "", 400)]
    [InlineData("B1 name taken", "POST", "/v1/batches", """{"project":"r","name":"b"}""", 409)]
    [InlineData("B1 calibration of an enterprise project", "POST", "/v1/batches", """{"project":"p","name":"new","calibration_batch":true}""", 400)]
    [InlineData("B3 unknown", "GET", "/v1/batches/none", "", 404)]
    [InlineData("B7 too high", "POST", "/v1/batches/b/prioritize", """{"priority":101}""", 400)]
    [InlineData("S5 who is not assigned", "POST", "/v1/studio/projects/p/groups", """{"emails":["ann@example.org"],"name":"g"}""", 400)]
    [InlineData("S8 unknown group", "PUT", "/v1/studio/batches/sb", """{"groups":["none"]}""", 400)]
    [InlineData("S9 not all", "POST", "/v1/studio/batches/set_priorities", """{"batches":[]}""", 400)]
    [InlineData("labelers without a filter", "GET", "/v1/quality/labelers", "", 400)]
    [InlineData("teams unknown role", "POST", "/v1/teams/invite", """{"emails":["x@example.org"],"team_role":"king"}""", 400)]
    public async Task Each_refusal_has_its_status_and_the_one_shape(string row, string method, string path, string body, int status)
    {
        var worlds = await TwoWorlds.Of(host);
        if (row == "T1 into a finalized batch")
        {
            (await worlds.Live.Post("/v1/batches/sb/finalize")).Ok();
            path = "/v1/task/categorization";
        }
        else if (row == "T6 taken")
        {
            (await worlds.Live.Post("/v1/task/categorization", new { project = "p", attachment = "x", unique_id = "other" })).Ok();
            path = "/v1/task/{task}/unique_id";
        }

        (await worlds.Send("live", method, path, body.Length == 0 ? null : body)).Failed(status);
    }
}
