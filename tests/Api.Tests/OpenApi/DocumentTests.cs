using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.OpenApi;

namespace Scheduler.Tests.Api.OpenApi;

[Collection(ApiCollection.Name)]
public class DocumentTests(ApiHost host)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Every_route_is_in_the_document_and_nothing_else_is()
    {
        static bool IsOurs(string route) => route.StartsWith("/v1/", StringComparison.Ordinal) || route.StartsWith("/v2/", StringComparison.Ordinal) || route.StartsWith("/api/", StringComparison.Ordinal);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}"))
            .Where(r => IsOurs(r.Split(' ')[1]));
        var described = (await ApiDocument.Of(host)).Operations.Where(o => IsOurs(o.Path)).Select(o => o.Key);
        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_takes_gives_and_how_it_fails()
    {
        var document = await ApiDocument.Of(host);
        var missing = document.Operations.SelectMany(o => Missing(o, document).Select(m => $"{o}: {m}"));
        Assert.True(!missing.Any(), string.Join('\n', missing));
        Assert.Equal(document.Operations.Count, document.Operations.Select(o => o.Words["operationId"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Every_example_is_what_its_schema_says()
    {
        var document = await ApiDocument.Of(host);
        var wrong = new List<string>();
        foreach (var operation in document.Operations)
        {
            foreach (var parameter in Parameters(operation))
                if (parameter["schema"]!["examples"]?[0] is { } example && document.Wrong(parameter["schema"]!, example) is { Length: > 0 } why)
                    wrong.Add($"{operation} {parameter["name"]}: {why}");
            foreach (var (what, media) in new[] { ("request", operation.Sends?.Media), ("reply", operation.Answers?.Media) })
                if (media is not null && document.Wrong(media["schema"]!, Example(media), closed: true) is { Length: > 0 } why)
                    wrong.Add($"{operation} {what}: {why}");
            foreach (var (status, response) in (JsonObject)operation.Words["responses"]!)
                if (status != "200" && document.Whole(response!)["content"]!["application/json"]! is { } error && document.Wrong(error["schema"]!, error["example"], closed: true) is { Length: > 0 } why)
                    wrong.Add($"{operation} {status}: {why}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Reviewed like code. To accept a change: <c>GOLDEN=write dotnet test tests/Api.Tests --filter DocumentTests</c>.</summary>
    [Fact]
    public async Task The_document_is_the_golden_one()
    {
        using var http = new HttpClient();
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(host.Address, "/openapi/v1.json")));
        var (path, text) = (Golden(), JsonSerializer.Serialize(document.RootElement, Indented) + "\n");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            await File.WriteAllTextAsync(path, text);
        Assert.Equal(await File.ReadAllTextAsync(path), text);
    }

    [Fact]
    public async Task There_is_a_page_to_browse_it()
    {
        using var http = new HttpClient();
        Assert.Contains("<html", await http.GetStringAsync(new Uri(host.Address, OpenApiDocuments.PagePath)), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Missing(ApiOperation operation, ApiDocument document)
    {
        var words = operation.Words;
        if (words["summary"]?.GetValue<string>() is not { Length: > 3 } summary || !summary.EndsWith('.'))
            yield return "a sentence that says what it does";
        var path = operation.Path.Split('{', '}').Where((_, i) => i % 2 == 1);
        if (!path.SequenceEqual(Parameters(operation).Where(p => p["in"]!.GetValue<string>() == "path").Select(p => p["name"]!.GetValue<string>())))
            yield return "the parameters of the path";
        foreach (var parameter in Parameters(operation))
            if (parameter["description"] is null && parameter["schema"]?["enum"] is null && parameter["schema"]?["examples"] is null)
                yield return $"words for the parameter {parameter["name"]}";
        foreach (var (what, media) in new[] { ("request", operation.Sends?.Media), ("reply", operation.Answers?.Media) })
            if (media is not null && (media["schema"] is not JsonObject { Count: > 0 } || Example(media) is null))
                yield return $"a schema and an example of the {what}";
        if (operation.Method is "PUT" or "PATCH" && operation.Sends is null)
            yield return "the body it takes";

        // What the Scale API has and this server has not says so.
        var responses = (JsonObject)words["responses"]!;
        if (operation.Answers is null && !(words["summary"]!.GetValue<string>().StartsWith("Not there", StringComparison.Ordinal) && responses.ContainsKey("404")))
            yield return "the reply";
        if (!responses.ContainsKey("500") || responses.Any(r => r.Key != "200" && document.Whole(r.Value!)["content"]?["application/json"]?["example"]?["error"] is null))
            yield return "the errors with an example each";
    }

    /// <summary>An object without properties is its own example; the writer of the document leaves it out.</summary>
    private static JsonNode? Example(JsonObject media) => media["example"] ?? (media["schema"]!.ToJsonString() == """{"type":"object"}""" ? new JsonObject() : null);

    private static IEnumerable<JsonObject> Parameters(ApiOperation operation) => operation.Words["parameters"] is JsonArray parameters ? parameters.Select(p => (JsonObject)p!) : [];

    private static string Golden([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "openapi.v1.json");
}
