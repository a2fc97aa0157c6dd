using System.Text.Json.Nodes;

namespace Scheduler.Tests.Api.OpenApi;

/// <summary>The examples of the document, sent to the server: they work, and what comes back is what the document says.</summary>
[Collection(ApiCollection.Name)]
public sealed class ExampleTests(ApiHost host)
{
    /// <summary>Where no 200 can be had without a person at work or minutes of waiting; other tests have them.</summary>
    private static readonly Dictionary<string, (int Status, string Says)> Elsewhere = new()
    {
        ["GET /api/me/history/{task}"] = (404, ""),
        ["PUT /api/me/focus"] = (404, "Batch with that name"),
        ["GET /v1/task/{id}/response_url/{file}"] = (404, ""),
        ["POST /api/ops/tasks/{id}/reassign"] = (409, ""),
        ["GET /api/metrics/backlog"] = (503, ""),
    };

    [Fact]
    public async Task Every_example_works_and_every_reply_is_as_described()
    {
        var document = await ApiDocument.Of(host);
        var wrong = new List<string>();
        foreach (var operation in document.Operations)
        {
            using var world = await ExampleWorld.Of(host, operation);
            var answer = await world.Send(operation);
            if (operation.Answers is not var (type, media))
                Check(answer.Status == 404, $"{answer.Status}");
            else if (answer.Status != 200)
                Check(Elsewhere.TryGetValue(operation.Key, out var usual) && usual.Status == answer.Status && answer.Text.Contains(usual.Says, StringComparison.Ordinal), $"{answer.Status} {answer.Text}");
            else if (type == "application/json" && document.Wrong(media["schema"]!, JsonNode.Parse(answer.Text), closed: true) is { Length: > 0 } why)
                Check(false, why);

            void Check(bool holds, string why)
            {
                if (!holds)
                    wrong.Add($"{operation}: {why}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Of our own calls: a misspelt field would change nothing and look as if it had.</summary>
    [Fact]
    public async Task Every_body_under_api_refuses_a_field_that_nobody_knows()
    {
        var document = await ApiDocument.Of(host);
        var wrong = new List<string>();

        // Parameters of a project may be called anything.
        foreach (var operation in document.Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal) && o.Sends is { Type: "application/json" } && o.Key != "POST /api/projects/{name}/taxonomy-check"))
        {
            using var world = await ExampleWorld.Of(host, operation);
            var answer = await world.Send(operation, also: "no_such_field");
            if (answer.Status != 400 || !answer.Text.Contains("no_such_field", StringComparison.Ordinal))
                wrong.Add($"{operation}: {answer.Status} {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_parameter_of_a_query_is_taken_as_it_is_shown()
    {
        var document = await ApiDocument.Of(host);
        var wrong = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Method == "GET" && o.Answers is not null))
        {
            var shown = (operation.Words["parameters"] as JsonArray ?? []).Where(p => p!["in"]!.GetValue<string>() == "query").Select(p => ExampleWorld.Shown((JsonObject)p!)).OfType<string>().ToArray();
            if (shown.Length == 0)
                continue;
            using var world = await ExampleWorld.Of(host, operation);
            foreach (var one in shown)
                if (await world.Send(operation, world.Query(operation, one)) is { Status: not (200 or 503) } answer)
                    wrong.Add($"{operation} {one}: {answer.Status} {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
