namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class ArchiveTests(ApiHost host)
{
    [Fact]
    public async Task An_archived_project_is_out_of_the_way_and_can_come_back()
    {
        var customer = await host.NewCustomer();
        await customer.Project("old");
        await customer.Project("new");
        await customer.Batch("old", "o");
        await customer.Batch("new", "n");
        Assert.True((await customer.Post("/api/projects/old/archive")).Ok()["archived"].GetBoolean());
        Assert.True((await customer.Post("/api/projects/old/archive")).Ok()["archived"].GetBoolean());
        Assert.Equal(["new"], Names(await customer.Get("/v1/projects")));
        Assert.Equal(["old"], Names(await customer.Get("/v1/projects?archived=true")));
        Assert.Equal(["n"], Names(await customer.Get("/v1/batches?exclude_archived=True"), "docs"));
        Assert.Equal(["n", "o"], Names(await customer.Get("/v1/batches?exclude_archived=False"), "docs").Order());
        Assert.Contains("archive", (await customer.Post("/v1/batches", new { project = "old", name = "x" })).Failed(400).String("error"), StringComparison.Ordinal);
        (await customer.Post("/v2/batch", new { project_name = "old", name = "x" })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { project = "old", attachment = "a" })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { batch = "o", attachment = "a" })).Failed(400);
        Assert.False((await customer.Post("/api/projects/old/archive", new { archived = false })).Ok()["archived"].GetBoolean());
        (await customer.Post("/v1/task/categorization", new { project = "old", attachment = "a" })).Ok();
        (await customer.Post("/api/projects/none/archive")).Failed(404);
        (await (await host.NewCustomer()).Post("/api/projects/old/archive")).Failed(404);

        static IEnumerable<string?> Names(Answer answer, string? list = null) =>
            (list is null ? answer.Ok().Json : answer.Ok()[list]).EnumerateArray().Select(e => e.GetProperty("name").GetString());
    }
}
