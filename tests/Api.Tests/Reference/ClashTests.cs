namespace Scheduler.Tests.Api.Reference;

/// <summary>What may be done once: unique ids, idempotency keys, names; and where a 409 would break a client.</summary>
[Collection(ApiCollection.Name)]
public sealed class ClashTests(ApiHost host)
{
    private const string NoBody = "";

    /// <summary>The Python client fails within itself over a 409 where the address has the word "task" and the request no body, or a list.</summary>
    [Theory]
    [InlineData("GET", "/v1/task/{task}", NoBody)]
    [InlineData("POST", "/v1/task/{task}/cancel", NoBody)]
    [InlineData("POST", "/v1/task/{done}/cancel", NoBody)]
    [InlineData("POST", "/v1/task/{task}/send_callback", NoBody)]
    [InlineData("POST", "/v1/task/{task}/setMetadata", NoBody)]
    [InlineData("DELETE", "/v1/task/{task}/unique_id", NoBody)]
    [InlineData("POST", "/v1/task/{task}/tags", NoBody)]
    [InlineData("POST", "/v1/task/{task}/tags", """["a","b","c","d","e"]""")]
    [InlineData("PUT", "/v1/task/{task}/tags", """["f","g","h","i","j"]""")]
    [InlineData("DELETE", "/v1/task/{task}/tags", """["a"]""")]
    [InlineData("POST", "/v1/projects/task%20p/setParams", NoBody)]
    [InlineData("GET", "/v1/projects/task%20p/taskTemplates", NoBody)]
    [InlineData("POST", "/v1/batches/task%20b/finalize", NoBody)]
    [InlineData("POST", "/v1/batches/task%20b/setMetadata", NoBody)]
    [InlineData("POST", "/v1/batches/task%20b/prioritize", NoBody)]
    [InlineData("POST", "/v1/studio/projects/task%20p/groups", NoBody)]
    [InlineData("PUT", "/v1/studio/projects/task%20p/groups/task%20g", NoBody)]
    [InlineData("PUT", "/v1/studio/batches/task%20b", NoBody)]
    public async Task There_is_no_conflict_where_nobody_could_read_it(string method, string path, string body)
    {
        var customer = await host.NewCustomer();
        await customer.Project("task p");
        await customer.Batch("task p", "task b");
        var task = (await customer.Post("/v1/task/categorization", new { batch = "task b", attachment = "words", unique_id = "u", tags = new[] { "x" } })).Ok().String("task_id");
        var done = (await customer.Task("task p", "words")).String("task_id");
        await host.Answered(customer, done, """{"category":"cat"}""");
        path = path.Replace("{task}", task, StringComparison.Ordinal).Replace("{done}", done, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
            Assert.Contains((await customer.Send(new HttpMethod(method), path, body.Length == 0 ? null : body)).Status, new[] { 200, 400, 404 });
    }

    [Theory]
    [InlineData("another task of the project", "categorization", """{"project":"p","attachment":"words","unique_id":"u"}""", 409)]
    [InlineData("a task of another project", "categorization", """{"project":"q","attachment":"words","unique_id":"u"}""", 409)]
    [InlineData("a task of another type", "comparison", """{"attachments":["x","y"],"choices":["a","b"],"unique_id":"u"}""", 409)]
    [InlineData("letters of another case", "categorization", """{"project":"p","attachment":"words","unique_id":"U"}""", 200)]
    [InlineData("another one", "categorization", """{"project":"p","attachment":"words","unique_id":"v"}""", 200)]
    public async Task A_unique_id_is_one_tasks_over_all_projects_and_types(string row, string type, string body, int status)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Project("q");
        var first = await customer.Task("p", "words", unique_id: "u");
        var second = await customer.Post("/v1/task/" + type, body);
        Assert.True(second.Status == status, $"{row}: {second.Text}");
        if (status == 409)
            Assert.Contains(first.String("task_id"), second.Failed(409).String("error"), StringComparison.Ordinal);

        // What the Python client asks when its request may have been stored under a 5xx.
        Assert.Equal(first.String("task_id"), Assert.Single((await customer.Get("/v1/tasks?unique_id=u")).Ok()["docs"].EnumerateArray()).GetProperty("task_id").GetString());
        (await customer.InTestMode.Post("/v1/task/categorization", new { attachment = "words", categories = Scenes.Categories, unique_id = "u" })).Ok();
    }

    [Theory]
    [InlineData("plain cancel", "POST", "/v1/task/{task}/cancel", 409)]
    [InlineData("cancel that clears", "POST", "/v1/task/{task}/cancel?clear_unique_id=true", 200)]
    [InlineData("cancel that does not", "POST", "/v1/task/{task}/cancel?clear_unique_id=False", 409)]
    [InlineData("deletion", "DELETE", "/v1/task/{task}/unique_id", 200)]
    public async Task Each_way_to_free_a_unique_id_frees_it_and_no_other_does(string row, string method, string path, int then)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var task = (await customer.Task("p", "words", unique_id: "u")).String("task_id");
        var freed = (await customer.Send(new HttpMethod(method), path.Replace("{task}", task, StringComparison.Ordinal), (byte[]?)null)).Ok();
        Assert.True(freed.Has("unique_id") == (then == 409), row);
        Assert.Equal(then, (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "words", unique_id = "u" })).Status);
    }
}
