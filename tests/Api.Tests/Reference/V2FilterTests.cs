namespace Scheduler.Tests.Api.Reference;

/// <summary>Every filter of the second version's lists but those of batches (<see cref="BatchFilterTests"/>).</summary>
[Collection(ApiCollection.Name)]
public sealed class V2FilterTests(ApiHost host)
{
    private const string Past = "2020-01-02", Future = "2100-01-02T03:04:05.000000%2B0000";

    [Theory]
    [InlineData("project_id", "{project}", null)]
    [InlineData("project_name", "p", "r")]
    [InlineData("batch_id", "{batch}", null)]
    [InlineData("batch_name", "b", "sb")]
    [InlineData("status", "completed", "pending")]
    [InlineData("status", "completed", "canceled")]
    [InlineData("status", "completed", "error")]
    [InlineData("status", "completed", "deleted")]
    [InlineData("completed_after", Past, Future)]
    [InlineData("completed_before", Future, Past)]
    [InlineData("opts", "submissions&opts=annotation_details", null)]
    [InlineData("expand", "project&expand=batch", null)]
    public async Task Each_filter_of_tasks_lets_through_what_it_names(string name, string hit, string? miss)
    {
        var worlds = await TwoWorlds.Standing(host);
        var task = worlds.Filled("{task}", "test");
        Assert.Contains(task, await Found(hit));
        if (miss is not null)
            Assert.DoesNotContain(task, await Found(miss));

        async Task<string[]> Found(string value) =>
            [.. (await worlds.Send("test", "GET", $"/v2/tasks?{name}={value}", null)).Ok()["tasks"].EnumerateArray().Select(d => d.GetProperty("task_id").GetString()!)];
    }

    [Theory]
    [InlineData("created_after", Past, Future)]
    [InlineData("created_before", Future, Past)]
    public async Task Each_filter_of_projects_lets_through_what_it_names(string name, string hit, string miss)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Single((await customer.Get($"/v2/projects?{name}={hit}")).Ok()["projects"].EnumerateArray());
        Assert.Empty((await customer.Get($"/v2/projects?{name}={miss}")).Ok()["projects"].EnumerateArray());
    }

    [Theory]
    [InlineData("/v2/projects?created_after=soon", 400)]
    [InlineData("/v2/project", 400)]
    [InlineData("/v2/project?project_id=none", 404)]
    [InlineData("/v2/batches?status=odd", 400)]
    [InlineData("/v2/batches?limit=0", 400)]
    [InlineData("/v2/batches?next_token=x", 400)]
    [InlineData("/v2/batches?project_name=none", 404)]
    [InlineData("/v2/batch", 400)]
    [InlineData("/v2/batch?batch_id=none", 404)]
    [InlineData("/v2/tasks?status=odd", 400)]
    [InlineData("/v2/tasks?limit=101", 400)]
    [InlineData("/v2/tasks?next_token=x", 400)]
    [InlineData("/v2/task", 400)]
    [InlineData("/v2/task?task_id=none", 404)]
    [InlineData("/v2/annotation", 404)]
    [InlineData("/v2/schema", 404)]
    [InlineData("/v2/deliveries?delivered_after=soon", 400)]
    [InlineData("/v2/deliveries?project_name=none", 404)]
    [InlineData("/v2/delivery", 404)]
    [InlineData("/v2/delivery/tasks?delivery_id=none&status=odd", 400)]
    [InlineData("/v2/nothing", 404)]
    public async Task Each_refusal_has_its_status_and_the_one_shape(string path, int status) => (await (await host.NewCustomer()).Get(path)).Failed(status);
}
