using System.Text;

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

    [Theory]
    [InlineData("evaluation_tasks")]
    [InlineData("training_tasks")]
    public async Task Sent_again_no_second_quality_task_is_made(string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var named = (await Send("\"unique_id\":\"u\",")).Ok();
        Assert.Equal("u", named.String("unique_id"));
        Assert.Equal($"The unique_id (\"u\") is already used for a different task ({named.String("id")}).", (await Send("\"unique_id\":\"u\",")).Failed(409).String("error"));
        var keyed = (await Send("", "k")).Ok();
        Assert.False(keyed.Has("unique_id"));
        Assert.Contains(keyed.String("id"), (await Send("", "k")).Failed(409).String("error"), StringComparison.Ordinal);
        (await Send("", "other")).Ok();
        (await Send("", new string('k', 257))).Failed(400);
        Assert.Equal(["clear_unique_id_on_error"], Paths(await Send("\"clear_unique_id_on_error\":\"maybe\",")));

        Task<Answer> Send(string more, string? key = null) => customer.Send(
            HttpMethod.Post, $"/v1/{path}/categorization", Encoding.UTF8.GetBytes($$$"""{"project":"p","attachment":"a",{{{more}}}"expected_response":{"category":"cat"}}"""),
            headers: key is null ? [] : [("Idempotency-Key", key)]);
    }

    /// <summary>The types that the Scale API has such tasks of.</summary>
    [Theory]
    [InlineData("documenttranscription", """{"features":["total"]}""", """{"annotations":[{"page":0,"label":"total","location":{"type":"box","left":1,"top":2,"width":3,"height":4},"text":"12.50"}]}""")]
    [InlineData("segmentannotation", """{"labels":["sky"]}""", """{"annotations":{"combined":{"image":"https://example.org/c.png"}},"labelMapping":{"sky":{"index":1}}}""")]
    [InlineData("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":{"u":{"label":"car","geometry":"box","frames":[{"key":1,"left":1,"top":1,"width":1,"height":1.50}]}}}""")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":[]}""")]
    [InlineData("textcollection", """{"fields":[{"type":"category","field_id":"mood","title":"M","choices":[{"label":"Good","value":"good"}]}]}""", """{"annotations":{"mood":{"type":"category","field_id":"mood","response":[["good"]]}}}""")]
    [InlineData("namedentityrecognition", """{"labels":["person"]}""", """{"annotations":[{"id":"1","start":0,"end":3,"text":"Ann","label":"person"}]}""")]
    public async Task Each_type_takes_an_answer_in_its_form(string type, string parameters, string answer)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", $$"""{"name":"p","type":"{{type}}","rapid":true,"params":{{parameters}}}""")).Ok();
        foreach (var path in new[] { "evaluation_tasks", "training_tasks" })
        {
            Assert.Equal(answer, (await Post(answer)).Ok()["expected_response"].GetRawText());
            Assert.All(Paths(await Post("""{"annotations":7}""")), p => Assert.StartsWith("expected_response.", p, StringComparison.Ordinal));

            Task<Answer> Post(string expected) => customer.Post($"/v1/{path}/{type}", $$"""{"project":"p","attachment":"https://example.org/1","attachments":["https://example.org/1"],"expected_response":{{expected}}}""");
        }
    }

    [Fact]
    public async Task Labelers_are_asked_for_by_address_or_by_task()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await customer.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "labeler" })).Ok();
        var made = (await customer.Post("/v1/training_tasks/categorization", """{"project":"p","attachment":"a","expected_response":{"category":"cat"}}""")).Ok();
        Assert.Equal("ann@x.org", (await customer.Get("/v1/quality/labelers?labeler_emails=ann@x.org&labeler_emails=eve@x.org")).Ok()["docs"][0].GetProperty("email").GetString());
        Assert.Single((await customer.Get("/v1/quality/labelers?labeler_emails=eve@x.org,ann@x.org")).Ok()["docs"].EnumerateArray());
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
        (await customer.Put("/v1/audits", new { task_id = task, audit_result = "accepted", feedback = Array.Empty<object>() })).Ok();
        Assert.Equal(2, (await customer.Get("/v1/audits?task_id=" + task)).Ok().Json.GetArrayLength());
        Assert.Equal(["audit_result", "feedback[0].category", "feedback[1].type", "feedback[2]"],
            Paths(await customer.Put("/v1/audits", $$"""{"task_id":"{{task}}","feedback":[{"type":"flag","category":"x"},{},7]}""")));
        (await customer.Put("/v1/audits", new { task_id = "none", audit_result = "accepted" })).Failed(404);
        Assert.Equal(["task_id", "audit_result"], Paths(await customer.Put("/v1/audits", new { })));
        Assert.Equal(["audit_result"], Paths(await customer.Put("/v1/audits", new { task_id = task, audit_result = 7 })));
        (await customer.Get("/v1/audits")).Failed(400);
        (await customer.Get("/v1/audits?audit_id=none")).Failed(404);
        var live = await host.NewCustomer();
        await live.Project("p");
        (await live.Put("/v1/audits", new { task_id = (await live.Task("p")).String("task_id"), audit_result = "accepted" })).Failed(400);
    }

    private static string[] Paths(Answer answer) => [.. answer.Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!)];
}
