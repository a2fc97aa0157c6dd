using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.OpenApi;

namespace Scheduler.Tests.Api.OpenApi;

[Collection(ApiCollection.Name)]
public class DocumentTests(ApiHost host)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_route_has_its_words()
    {
        var silent = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Route: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(e => e.Route.StartsWith("/v1/", StringComparison.Ordinal) || e.Route.StartsWith("/v2/", StringComparison.Ordinal) || e.Route.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.Methods.Select(m => (m, e.Route)))
            .Where(e => global::Scheduler.Api.OpenApi.Operations.Find(e.m, e.Route) is null);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_example_is_json_and_every_operation_says_how_it_fails()
    {
        var document = (await Document()).RootElement;
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).ToArray();
        Assert.True(operations.Length >= 85, $"{operations.Length}");
        Assert.All(operations, o => Assert.Equal("#/components/responses/Error400", o.Value.GetProperty("responses").GetProperty("400").GetProperty("$ref").GetString()));
        Assert.Equal("#/components/schemas/Error", document.GetProperty("components").GetProperty("responses").GetProperty("Error400")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal(operations.Length, operations.Select(o => o.Value.GetProperty("operationId").GetString()).Distinct().Count());
    }

    /// <summary>Reviewed like code. To accept a change: <c>GOLDEN=write dotnet test tests/Api.Tests --filter DocumentTests</c>.</summary>
    [Fact]
    public async Task The_document_is_the_golden_one()
    {
        var path = Golden();
        var text = JsonSerializer.Serialize((await Document()).RootElement, Indented) + "\n";
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

    private async Task<JsonDocument> Document()
    {
        using var http = new HttpClient();
        return JsonDocument.Parse(await http.GetStringAsync(new Uri(host.Address, "/openapi/v1.json")));
    }

    private static string Golden([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "openapi.v1.json");
}
