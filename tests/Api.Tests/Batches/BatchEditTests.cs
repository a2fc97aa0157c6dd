namespace Scheduler.Tests.Api.Batches;

[Collection(ApiCollection.Name)]
public class BatchEditTests(ApiHost host)
{
    [Fact]
    public async Task Metadata_is_replaced_whole()
    {
        var customer = await Made();
        Assert.Equal("""{"a":1.0}""", (await customer.Post("/v1/batches/b/setMetadata", """{"a":1.0}""")).Ok()["metadata"].GetRawText());
        Assert.Equal("{}", (await customer.Post("/v1/batches/b/setMetadata")).Ok()["metadata"].GetRawText());
        (await customer.Post("/v1/batches/b/setMetadata", "[]")).Failed(400);
        (await customer.Post("/v1/batches/none/setMetadata")).Failed(404);
    }

    [Fact]
    public async Task A_priority_is_set_within_its_bounds()
    {
        var customer = await Made();
        Assert.Equal(30, (await customer.Post("/v1/batches/b/prioritize", new { priority = 30 })).Ok()["priority"].GetInt32());
        Assert.Equal(20, (await customer.Post("/v1/batches/b/prioritize", new { priority = "20" })).Ok()["priority"].GetInt32());
        (await customer.Post("/v1/batches/b/prioritize", new { priority = 101 })).Failed(400);
        (await customer.Post("/v1/batches/b/prioritize")).Failed(400);
        (await customer.Post("/v1/batches/none/prioritize", new { priority = 10 })).Failed(404);
    }

    [Theory]
    [InlineData("completed_after=2020-01-01", 0)]
    [InlineData("completed_before=2100-01-01", 0)]
    [InlineData("audited_after=2020-01-01", 1)]
    [InlineData("audited_before=2100-01-01", 1)]
    [InlineData("audited_before=2020-01-01", 0)]
    [InlineData("exclude_archived=False", 2)]
    public async Task Every_filter_filters(string filter, int matches)
    {
        var customer = (await Made()).InTestMode;
        await customer.Project("p");
        await customer.Batch("p", "b");
        await customer.Batch("p", "empty");
        var made = (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        (await customer.Post($"/v1/task/{made.String("task_id")}/audit", new { accepted = true })).Ok();
        Assert.Equal(matches, (await customer.Get("/v1/batches?" + filter)).Ok()["totalDocs"].GetInt32());
        if (!filter.StartsWith("exclude", StringComparison.Ordinal))
            (await customer.Get("/v1/batches?" + filter.Split('=')[0] + "=soon")).Failed(400);
    }

    [Fact]
    public async Task A_detailed_list_counts_tasks()
    {
        var customer = await Made();
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        Assert.Equal(1, (await customer.Get("/v1/batches?detailed=true")).Ok()["docs"][0].GetProperty("pending").GetInt32());
        Assert.False((await customer.Get("/v1/batches")).Ok()["docs"][0].TryGetProperty("pending", out _));
    }

    private async Task<Customer> Made()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        return customer;
    }
}
