namespace Scheduler.Tests.Api.Quality;

[Collection(ApiCollection.Name)]
public class QualityTests(ApiHost host)
{
    [Theory]
    [InlineData("evaluation_tasks")]
    [InlineData("training_tasks")]
    public async Task A_task_with_a_known_answer_is_made_and_its_answer_checked(string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await Post("""{"project":"p","attachment":"a","expected_response":{"category":"cat"}}""")).Ok();
        Assert.Equal(24, made.String("id").Length);
        Assert.Equal("""{"category":"cat"}""", made["expected_response"].GetRawText());
        Assert.Equal("""{"attachment":"a"}""", made["params"].GetRawText());
        Assert.Equal(["expected_response.category"], Paths(await Post("""{"project":"p","attachment":"a","expected_response":{"category":"cow"}}""")));
        Assert.Equal(["expected_response"], Paths(await Post("""{"project":"p","attachment":"a"}""")));
        (await Post("""{"project":"p","expected_response":{"category":"cat"}}""")).Failed(400);
        (await Post("""{"project":"none","attachment":"a","expected_response":{}}""")).Failed(404);
        (await Post("""{"attachment":"a","expected_response":{}}""")).Failed(400);
        (await customer.Post($"/v1/{path}/comparison", new { })).Failed(404);
        var reviewed = await Post("""{"project":"p","attachment":"a","expected_response":{"category":"cat"},"initial_response":{"category":"dog"}}""");
        if (path == "evaluation_tasks")
            Assert.Equal("""{"category":"dog"}""", reviewed.Ok()["initial_response"].GetRawText());
        else
            reviewed.Failed(400);

        Task<Answer> Post(string body) => customer.Post($"/v1/{path}/categorization", body);
    }

    [Fact]
    public async Task Labelers_are_asked_for_by_address_or_by_task()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await customer.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "labeler" })).Ok();
        var made = (await customer.Post("/v1/training_tasks/categorization", """{"project":"p","attachment":"a","expected_response":{"category":"cat"}}""")).Ok();
        Assert.Equal("ann@x.org", (await customer.Get("/v1/quality/labelers?labeler_emails=ann@x.org&labeler_emails=eve@x.org")).Ok()["docs"][0].GetProperty("email").GetString());
        Assert.Empty((await customer.Get("/v1/quality/labelers?quality_task_ids=" + made.String("id"))).Ok()["docs"].EnumerateArray());
        (await customer.Get("/v1/quality/labelers?quality_task_ids=none")).Failed(404);
        (await customer.Get("/v1/quality/labelers")).Failed(400);
        (await (await host.NewCustomer()).Get("/v1/quality/labelers?quality_task_ids=" + made.String("id"))).Failed(404);
    }

    [Fact]
    public async Task Fixless_audits_are_kept_as_they_came_and_found_by_task_and_by_id()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        var task = (await customer.Task("p")).String("task_id");
        var body = $$$"""{"task_id":"{{{task}}}","audit_result":"rejected","response_url":"https://x.org/r","feedback":[{"type":"error","category":"missing","scope":{"n":1.0}}]}""";
        var made = (await customer.Put("/v1/audits", body)).Ok();
        Assert.EndsWith(body[1..], made.Text, StringComparison.Ordinal);
        Assert.Equal(made.Text, (await customer.Get("/v1/audits?audit_id=" + made.String("id"))).Ok().Text);
        (await customer.Put("/v1/audits", new { task_id = task, feedback = Array.Empty<object>() })).Ok();
        Assert.Equal(2, (await customer.Get("/v1/audits?task_id=" + task)).Ok().Json.GetArrayLength());
        Assert.Equal(["feedback[0].category", "feedback[1].type", "feedback[2]"],
            Paths(await customer.Put("/v1/audits", $$"""{"task_id":"{{task}}","feedback":[{"type":"flag","category":"x"},{},7]}""")));
        (await customer.Put("/v1/audits", new { task_id = "none" })).Failed(404);
        (await customer.Put("/v1/audits", new { })).Failed(400);
        (await customer.Get("/v1/audits")).Failed(400);
        (await customer.Get("/v1/audits?audit_id=none")).Failed(404);
        var live = await host.NewCustomer();
        await live.Project("p");
        (await live.Put("/v1/audits", new { task_id = (await live.Task("p")).String("task_id") })).Failed(400);
    }

    private static string[] Paths(Answer answer) => [.. answer.Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!)];
}
