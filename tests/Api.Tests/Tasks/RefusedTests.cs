using System.Text;

namespace Scheduler.Tests.Api.Tasks;

/// <summary>Tasks that name no project go to a project that is made for them: for the first that can go there, and for none that is refused.</summary>
[Collection(ApiCollection.Name)]
public class RefusedTests(ApiHost host)
{
    private const string Good = """{"type":"categorization","attachment":"a","categories":["cat"]}""", Lacking = """{"type":"categorization","attachment":"a"}""",
        NoJson = """{"type":"categorization",""", NoType = """{"attachment":"a","categories":["cat"]}""", OddType = """{"type":"juggling","attachment":"a"}""",
        NoBatch = """{"type":"categorization","attachment":"a","categories":["cat"],"batch":"none"}""", Taken = """{"type":"categorization","attachment":"a","categories":["cat"],"unique_id":"u"}""";

    public static TheoryData<string> Wrong => [Lacking, NoJson, NoType, OddType, NoBatch, Taken, Lacking + "\n" + NoType + "\n" + Lacking];

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_bulk_request_that_makes_no_task_makes_no_project(string body)
    {
        var customer = await Customer();
        var answer = (await customer.Post("/api/tasks/bulk", body)).Ok();
        Assert.Equal((0, body.Split('\n').Length), (answer["created"].GetInt32(), answer["failed"].GetInt32()));
        await NothingIsLeft(customer);
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task An_import_that_makes_no_task_makes_no_project(string body)
    {
        var customer = await Customer();
        foreach (var dry in new[] { "true", "false" })
        {
            var answer = (await customer.Send(HttpMethod.Post, "/api/import?dry_run=" + dry, Encoding.UTF8.GetBytes(body), "application/x-ndjson")).Ok();
            Assert.Equal((0, body.Split('\n').Length), (answer["created"].GetInt32(), answer["failed"].GetInt32()));
        }

        await NothingIsLeft(customer);
    }

    [Theory]
    [InlineData("categorization", Lacking)]
    [InlineData("categorization", NoBatch)]
    [InlineData("categorization", Taken)]
    [InlineData("juggling", OddType)]
    public async Task A_task_that_is_refused_makes_no_project(string type, string body)
    {
        var customer = await Customer();
        Assert.InRange((int)(await customer.Post("/v1/task/" + type, body)).Response.StatusCode, 400, 499);
        await NothingIsLeft(customer);
    }

    [Fact]
    public async Task A_key_that_was_used_elsewhere_makes_no_project()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await Send("""{"project":"p","attachment":"a"}""")).Ok();
        Assert.Contains("Idempotency-Key", (await Send(Good)).Failed(409).String("error"), StringComparison.Ordinal);
        await NothingIsLeft(customer);

        Task<Answer> Send(string body) => customer.Send(HttpMethod.Post, "/v1/task/categorization", Encoding.UTF8.GetBytes(body), headers: [("Idempotency-Key", "k")]);
    }

    [Theory]
    [InlineData("evaluation_tasks")]
    [InlineData("training_tasks")]
    public async Task A_quality_task_that_is_refused_makes_no_project(string path)
    {
        var customer = await Customer();
        (await customer.Post($"/v1/{path}/categorization", """{"attachment":"a","categories":["cat"],"expected_response":{"category":"cat"}}""")).Failed(400);
        (await customer.Post($"/v1/{path}/categorization", """{"attachment":"a","categories":["cat"],"expected_response":{"category":"dog"}}""")).Failed(400);
        await NothingIsLeft(customer);
    }

    [Fact]
    public async Task The_first_line_that_can_be_stored_makes_the_project_for_all_after_it()
    {
        var customer = await Customer();
        var answer = (await customer.Post("/api/tasks/bulk", string.Join('\n', Lacking, Good, Lacking, Good, NoType))).Ok();
        Assert.Equal((2, 3), (answer["created"].GetInt32(), answer["failed"].GetInt32()));
        Assert.Equal([1, 3, 5], answer["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal(2, (await customer.Get("/v1/tasks?project=default-categorization")).Ok()["total"].GetInt32());
        var import = (await customer.Send(HttpMethod.Post, "/api/import", Encoding.UTF8.GetBytes(string.Join('\n', Lacking, Good)), "application/x-ndjson")).Ok();
        Assert.Equal((1, 1), (import["created"].GetInt32(), import["failed"].GetInt32()));
        Assert.Equal(2, (await customer.Get("/v1/projects")).Ok().Json.GetArrayLength());
    }

    /// <summary>Has one project, and a task in it with the unique id <c>u</c>.</summary>
    private async Task<Customer> Customer()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Task("p", unique_id: "u");
        return customer;
    }

    private static async Task NothingIsLeft(Customer customer)
    {
        Assert.Equal("p", Assert.Single((await customer.Get("/v1/projects")).Ok().Json.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(1, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());
    }
}
