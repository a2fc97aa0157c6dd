namespace Scheduler.Tests.Api.Reference;

/// <summary>Every filter of batches, of both versions: which lets our one batch through, and which does not.</summary>
[Collection(ApiCollection.Name)]
public sealed class BatchFilterTests(ApiHost host)
{
    private const string Past = "2020-01-02", Future = "2100-01-02T03:04:05Z";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The rows only read, and the tests of a collection run one after the other.</summary>
    private static (Customer Customer, Dictionary<string, string> Ids)? _world;

    /// <summary>The batch is completed, and one of its tasks is audited.</summary>
    [Theory]
    [InlineData("/v1/batches", "project", "p", "q")]
    [InlineData("/v1/batches", "status", "completed", "in_progress")]
    [InlineData("/v1/batches", "status", "completed", "staging")]
    [InlineData("/v1/batches", "start_time", Past, Future)]
    [InlineData("/v1/batches", "end_time", Future, Past)]
    [InlineData("/v1/batches", "completed_after", Past, Future)]
    [InlineData("/v1/batches", "completed_before", Future, Past)]
    [InlineData("/v1/batches", "audited_after", Past, Future)]
    [InlineData("/v1/batches", "audited_before", Future, Past)]
    [InlineData("/v1/batches", "exclude_archived", "False", "True&project=old")]
    [InlineData("/v1/batches", "exclude_archived", "True", "False&project=old")]
    [InlineData("/v1/batches", "limit", "3", "1")]
    [InlineData("/v1/batches", "offset", "0", "3")]
    [InlineData("/v2/batches", "project_name", "p", "q")]
    [InlineData("/v2/batches", "project_id", "{p}", "{q}")]
    [InlineData("/v2/batches", "status", "completed", "in_progress")]
    [InlineData("/v2/batches", "status", "completed", "paused")]
    [InlineData("/v2/batches", "created_after", Past, Future)]
    [InlineData("/v2/batches", "created_before", Future, Past)]
    [InlineData("/v2/batches", "completed_after", Past, Future)]
    [InlineData("/v2/batches", "completed_before", Future, Past)]
    [InlineData("/v2/batches", "limit", "3", "1")]
    public async Task Each_filter_lets_through_what_it_names(string list, string name, string hit, string miss)
    {
        var (customer, ids) = _world ??= await Fill();
        Assert.Contains("done", await Found(hit));
        Assert.DoesNotContain("done", await Found(miss));

        async Task<string[]> Found(string value)
        {
            var found = (await customer.Get($"{list}?{name}={ids.GetValueOrDefault(value, value)}")).Ok();
            return [.. found[found.Has("docs") ? "docs" : "batches"].EnumerateArray().Select(b => b.GetProperty("name").GetString()!)];
        }
    }

    private async Task<(Customer Customer, Dictionary<string, string> Ids)> Fill()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p", rapid: true);
        await customer.Project("q");
        await customer.Project("old");
        await customer.Batch("p", "done");
        var task = (await customer.Post("/v1/task/categorization", new { batch = "done", attachment = "words" })).Ok().String("task_id");
        (await customer.Post("/v1/batches/done/finalize")).Ok();
        (await customer.Post($"/v1/task/{task}/audit", new { accepted = true })).Ok();
        await customer.Batch("q", "other");
        await customer.Batch("old", "put-away");
        (await customer.Post("/api/projects/old/archive")).Ok();
        for (var deadline = DateTime.UtcNow + Patience; (await customer.Get("/v1/batches/done/status")).Ok().String("status") != "completed"; await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline);

        var ids = new Dictionary<string, string>();
        foreach (var project in new[] { "p", "q" })
            ids[$"{{{project}}}"] = (await customer.Get("/v2/project?project_name=" + project)).Ok().String("id");
        return (customer, ids);
    }

    /// <summary>Version 1 has two words less: a batch is found under the word that it is shown with.</summary>
    [Theory]
    [InlineData("pause", "in_progress", "paused")]
    [InlineData("cancel", "completed", "cancelled")]
    public async Task A_batch_is_found_by_the_status_it_is_shown_with(string move, string first, string second)
    {
        var customer = await host.NewCustomer();
        await customer.Batch(await customer.Project(), "b");
        (await customer.Post("/v2/batch/" + move, new { batch_name = "b" })).Ok();
        foreach (var (list, docs, status) in new[] { ("/v1/batches", "docs", first), ("/v2/batches", "batches", second) })
            Assert.Equal(status, Assert.Single((await customer.Get($"{list}?status={status}")).Ok()[docs].EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal(1, (await customer.Get("/v1/batches?status=" + first)).Ok()["totalDocs"].GetInt32());
    }
}
