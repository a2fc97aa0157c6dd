using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Tests.Api.Tasks;

/// <summary>Spans of text are held against the text of the very task, though all tasks of a project share its taxonomy.</summary>
[Collection(ApiCollection.Name)]
public class SpanTests(ApiHost host)
{
    private const string World = """{"annotations":[{"id":"1","start":6,"end":11,"text":"world","label":"place"}]}""";

    [Fact]
    public async Task An_answer_and_its_mending_lie_within_the_tasks_own_text()
    {
        var customer = await Customer();
        var (longer, shorter) = (await Made(customer, "hello world"), await Made(customer, "hello"));
        await host.Answered(customer, longer, World);
        Assert.Equal(["response.annotations[0].end"], await Refused(customer, shorter, World));
        Assert.Equal(["response.annotations[0].text"], await Refused(customer, await Made(customer, "hello earth"), World));

        var mended = World.Replace("world", "earth", StringComparison.Ordinal);
        (await customer.Post($"/api/tasks/{longer}/fix", $$"""{"response":{{mended}}}""")).Failed(400);
        (await customer.Post($"/api/tasks/{longer}/fix", $$"""{"response":{{World}}}""")).Ok();
    }

    [Fact]
    public async Task A_made_up_answer_lies_within_it_too()
    {
        var customer = (await Customer()).InTestMode;
        (await customer.Post("/v1/projects", """{"name":"p","type":"namedentityrecognition","params":{"labels":["place"],"min_annotations":3}}""")).Ok();
        const string text = "to 🐈 or";
        var read = (await customer.Get("/v1/task/" + await Made(customer, text))).Ok();
        var spans = read["response"].GetProperty("annotations").EnumerateArray().ToArray();
        Assert.InRange(spans.Length, 3, int.MaxValue);
        Assert.All(spans, s => Assert.Equal(text[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()], s.GetProperty("text").GetString()));
    }

    private async Task<Customer> Customer()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"namedentityrecognition","params":{"labels":["place"]}}""")).Ok();
        return customer;
    }

    private static async Task<string> Made(Customer customer, string text) =>
        (await customer.Post("/v1/task/namedentityrecognition", new { project = "p", text })).Ok().String("task_id");

    private async Task<IEnumerable<string>> Refused(Customer customer, string task, string response)
    {
        var grain = host.Grains.GetGrain<ITaskGrain>(GrainKeys.Task(customer.Tenant, new(task)));
        var somebody = new AnnotatorId($"nobody-{Guid.NewGuid():N}");
        var granted = await grain.Grant(new(somebody, Plan.LabelStage, new("claim-" + somebody.Value), null, null, null));
        var result = await grain.Submit(new(somebody, granted.Lease!.Token, new("submit-" + somebody.Value), response, null, null, null, null, 0));
        Assert.Equal(SubmitOutcome.Invalid, result.Outcome);
        return result.Problems.Select(p => p.Path);
    }
}
