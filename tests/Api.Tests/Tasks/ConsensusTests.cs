using System.Text.Json;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Api.Tasks;

/// <summary>Receivers of the Scale API read the single answers of a consensus: <c>task.attempts[i].response</c>.</summary>
[Collection(ApiCollection.Name)]
public class ConsensusTests(ApiHost host)
{
    private const string Cat = """{"category": "cat"}""", Dog = """{"category": "dog"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_answers_behind_a_merged_response_are_shown_with_it_and_not_before()
    {
        await using var receiver = new Receiver();
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", pipeline = "consensus_task", consensus_attempts = 3, @params = new { categories = Scenes.Categories } })).Ok();
        var task = (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "words", callback_url = receiver.Url })).Ok().String("task_id");
        await host.Answered(customer, task, Cat, Dog);
        Assert.False((await customer.Get("/v1/task/" + task)).Ok().Has("attempts"));
        Assert.DoesNotContain("dog\"}", (await customer.Get("/v1/tasks")).Ok().Text, StringComparison.Ordinal);

        Assert.DoesNotContain("attempts", (await customer.Get("/api/exports/stream?format=jsonl")).Text, StringComparison.Ordinal);
        await host.Answered(customer, task, Dog);
        var read = (await customer.Get("/v1/task/" + task)).Ok();
        Assert.Equal("dog", read["response"].GetProperty("category").GetString());
        Assert.Equal([Cat, Dog, Dog], Answers(read.Json));
        Assert.Equal([Cat, Dog, Dog], Answers((await customer.Get("/v1/tasks")).Ok()["docs"][0]));
        for (var deadline = DateTime.UtcNow + Patience; receiver.All.Count == 0; await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline);
        Assert.Equal([Cat, Dog, Dog], Answers(receiver.All[0].Json.GetProperty("task")));
    }

    [Fact]
    public async Task An_export_has_them_as_the_task_has_also_of_the_past()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", consensus_attempts = 2, @params = new { categories = Scenes.Categories } })).Ok();
        var task = (await customer.Task("p", "words")).String("task_id");
        await host.Answered(customer, task, Cat, Dog);
        var read = (await customer.Get("/v1/task/" + task)).Ok();
        Assert.Equal([Cat, Dog], Answers(read.Json));
        Assert.Equal(read.Text, (await customer.Get("/api/exports/stream?format=jsonl")).Text.TrimEnd());

        // Mended since, the response of then is made again of them.
        (await customer.Post($"/api/tasks/{task}/fix", $$"""{"response":{{Dog}}}""")).Ok();
        var then = (await customer.Get("/api/exports/stream?format=jsonl&as_of=" + read.String("completed_at"))).Text;
        Assert.Equal([Cat, Dog], Answers(JsonElement.Parse(then)));
        Assert.Equal(read["response"].GetRawText(), JsonElement.Parse(then).GetProperty("response").GetRawText());
    }

    [Fact]
    public async Task In_the_test_mode_as_many_agree_as_would_have_answered()
    {
        await using var receiver = new Receiver();
        var customer = (await host.NewCustomer()).InTestMode;
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", consensus_attempts = 3, @params = new { categories = Scenes.Categories } })).Ok();
        var task = (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "words", callback_url = receiver.Url })).Ok().String("task_id");
        var read = (await customer.Get("/v1/task/" + task)).Ok();
        Assert.Equal(Enumerable.Repeat(read["response"].GetRawText(), 3), Answers(read.Json));
        Assert.Equal(read.Text, (await customer.Get("/api/exports/stream?format=jsonl")).Text.TrimEnd());
        for (var deadline = DateTime.UtcNow + Patience; receiver.All.Count == 0; await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline);
        Assert.Equal(Answers(read.Json), Answers(receiver.All[0].Json.GetProperty("task")));
    }

    [Fact]
    public async Task One_persons_answer_stands_alone()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var task = (await customer.Task("p", "words")).String("task_id");
        await host.Answered(customer, task, Cat);
        Assert.False((await customer.Get("/v1/task/" + task)).Ok().Has("attempts"));
    }

    private static IEnumerable<string> Answers(JsonElement task) => task.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("response").GetRawText());
}
