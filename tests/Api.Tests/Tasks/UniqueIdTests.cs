namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class UniqueIdTests(ApiHost host)
{
    [Fact]
    public async Task A_second_use_is_409_and_names_the_first_task()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Project("q");
        var made = await customer.Task("p", unique_id: "u \"1\"");
        var again = (await customer.Post("/v1/task/categorization", new { project = "q", attachment = "a", unique_id = "u \"1\"" })).Failed(409);
        Assert.Equal($"The unique_id (\"u \"1\"\") is already used for a different task ({made.String("task_id")}).", again.String("error"));
        Assert.Equal(1, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task It_can_be_set_and_cleared()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var (one, other) = (await customer.Task("p"), await customer.Task("p", unique_id: "taken"));
        var path = $"/v1/task/{one.String("task_id")}/unique_id";
        Assert.Equal("mine", (await customer.Post(path, new { unique_id = "mine" })).Ok().String("unique_id"));
        Assert.Equal("mine", (await customer.Post(path, new { unique_id = "mine" })).Ok().String("unique_id"));
        Assert.Contains(other.String("task_id"), (await customer.Post(path, new { unique_id = "taken" })).Failed(409).String("error"), StringComparison.Ordinal);
        (await customer.Post(path)).Failed(400);
        Assert.False((await customer.Delete(path)).Ok().Has("unique_id"));
        Assert.False((await customer.Delete(path)).Ok().Has("unique_id"));
        Assert.Equal("mine", (await customer.Task("p", unique_id: "mine")).String("unique_id"));
    }

    [Fact]
    public async Task A_plain_cancel_keeps_it_and_clearing_frees_it()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = await customer.Task("p", unique_id: "u");
        var path = $"/v1/task/{made.String("task_id")}/cancel";
        Assert.Equal("u", (await customer.Post(path)).Ok().String("unique_id"));
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", unique_id = "u" })).Failed(409);
        Assert.False((await customer.Post(path + "?clear_unique_id=true")).Ok().Has("unique_id"));
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", unique_id = "u" })).Ok();
    }
}
