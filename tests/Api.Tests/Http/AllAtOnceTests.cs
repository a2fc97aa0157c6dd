namespace Scheduler.Tests.Api.Http;

/// <summary>The law of refusals: one reply names all that is wrong, wherever it was found; nobody mends a request in rounds.</summary>
[Collection(ApiCollection.Name)]
public class AllAtOnceTests(ApiHost host)
{
    [Theory]
    [InlineData("/v1/task/imageannotation", """{"priority":-1,"metadata":[]}""", "priority metadata attachment geometries")]
    [InlineData("/v1/task/imageannotation", """{"project_param_version":7,"project":"p","tags":5}""", "tags project_param_version")]
    [InlineData("/v1/task/imageannotation", """{"project":"p","unique_id":"","attachment":"no address"}""", "unique_id attachment")]
    [InlineData("/v1/task/categorization", """{"attachment":5,"categories":["a","a"],"instruction":5}""", "instruction attachment categories[1]")]
    [InlineData("/v1/task/imageannotation", """{"project":"none","priority":-1}""", "priority ")]
    [InlineData("/v1/evaluation_tasks/imageannotation", """{"priority":-1}""", "expected_response project priority")]
    [InlineData("/v1/evaluation_tasks/imageannotation", """{"project":"p","priority":-1}""", "expected_response priority attachment")]
    [InlineData("/v1/evaluation_tasks/imageannotation", """{"project":"p","priority":-1,"expected_response":{"annotations":5}}""", "expected_response.annotations priority attachment")]
    [InlineData("/v1/audits", """{"feedback":[{"category":5}]}""", "task_id audit_result feedback[0].type feedback[0].category")]
    [InlineData("/v1/files/import", """{"display_name":5}""", "display_name file_url")]
    [InlineData("/v1/studio/assignments/add", "{}", "emails projects")]
    [InlineData("/v1/studio/projects/p/groups", """{"emails":["nobody@example.org"]}""", "name emails")]
    [InlineData("/v1/task/any/audit", """{"comments":5}""", "accepted comments")]
    [InlineData("/v2/task/metadata", """{"merge":5}""", "merge metadata task_id")]
    [InlineData("/v2/batch/metadata", """{"merge":5}""", "merge metadata batch_id")]
    public async Task Everything_wrong_is_told_in_one_reply(string path, string body, string paths)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation","params":{"geometries":{"box":{"objects_to_annotate":["cat"]}}}}""")).Ok();
        var refused = (path == "/v1/audits" ? await customer.Put(path, body) : await customer.Post(path, body)).Failed(400);
        Assert.Equal(paths.Split(' ').Order(), refused["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!).Distinct().Order());
    }

    [Fact]
    public async Task A_line_of_many_tells_all_that_is_wrong_with_it()
    {
        var customer = await host.NewCustomer();
        var error = (await customer.Post("/api/tasks/bulk", """{"type":"categorization","priority":-1}""")).Ok()["errors"][0].GetProperty("error").GetString()!;
        Assert.All(["priority must", "categories"], part => Assert.Contains(part, error, StringComparison.Ordinal));
    }
}
