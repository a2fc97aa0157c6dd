namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class ProgressTests(ApiHost host)
{
    [Fact]
    public async Task Progress_counts_the_tasks_of_every_project_with_and_without_a_batch()
    {
        var customer = await host.NewCustomer();
        var project = (await customer.Post("/v1/projects", new { name = "p", type = "categorization", @params = new { categories = new[] { "a" } } })).Ok();
        (await customer.Post("/v1/projects", new { name = "empty", type = "categorization" })).Ok();
        (await customer.Post("/v1/batches", new { project = "p", name = "b" })).Ok();
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "x" })).Ok();
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "x" })).Ok();
        var progress = (await customer.Get("/api/progress")).Ok();
        Assert.Equal(2, progress[project["id"].GetString()!].GetProperty("pending").GetInt64());
        Assert.Equal("{}", (await (await host.NewCustomer()).Get("/api/progress")).Ok().Text);
    }
}
