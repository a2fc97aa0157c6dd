using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.OpenApi;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Fuzz;
using Xunit.Abstractions;

namespace Scheduler.Tests.Api.Http;

/// <summary>Broken, cut and twisted bodies at every address that takes one: refused or taken, never a failure of the server.</summary>
[Collection(ApiCollection.Name)]
public sealed class HostileTrafficTests(ApiHost host, ITestOutputHelper output)
{
    /// <summary>Requests, and the first seed; <c>FUZZ_SEED</c> chooses another.</summary>
    private const int Count = 20_000;

    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact]
    public async Task Twenty_thousand_hostile_requests_never_fail_the_server()
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        await customer.Batch("animals");
        var task = (await customer.Task("animals", "words")).String("task_id");
        var targets = Targets(task);
        Assert.True(targets.Length >= 25, $"{targets.Length}");

        var statuses = new ConcurrentDictionary<int, int>();
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var own = Seed + (ulong)i;
            var draws = new Draws(own);
            var (method, path, example) = draws.Pick(targets);
            var body = Body(ref path, example, draws);
            var answer = await customer.Send(new HttpMethod(method), path, body);
            statuses.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
            if (answer.Status >= 500 || (answer.Status >= 400 && answer["status_code"].GetInt32() != answer.Status))
                failures.Enqueue($"seed {own}: {method} {path} {Encoding.UTF8.GetString(body)} → {answer.Status} {answer.Text}");
        });
        output.WriteLine($"{Count} requests from seed {Seed}: {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}");
        Assert.Empty(failures.Take(10));
        // A run in which everything is refused at the door would prove nothing.
        Assert.InRange(statuses[200], Count / 20, Count * 19 / 20);
    }

    /// <summary>Every operation that the document has a body for, aimed at what is there.</summary>
    private (string Method, string Path, string Example)[] Targets(string task) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Method: m, Route: "/" + e.RoutePattern.RawText!.Trim('/'))))
            .Select(r => (r.Method, r.Route, ApiWords.Find(r.Method, r.Route)?.Body))
            .Where(r => r.Body is { Type: "application/json" })
            .Select(r => (r.Method, Filled(r.Route, task), r.Body!.Example()!.ToJsonString().Replace("6530c0ffee00000000000003", task, StringComparison.Ordinal)))
            .OrderBy(t => t.Item2, StringComparer.Ordinal).ThenBy(t => t.Method, StringComparer.Ordinal),
    ];

    private static string Filled(string route, string task)
    {
        var path = route.Replace("{type}", "{TYPE}", StringComparison.Ordinal).Replace("{project}", "animals", StringComparison.Ordinal).Replace("{batch}", "week-1", StringComparison.Ordinal).Replace("{group}", "night", StringComparison.Ordinal);
        return path.Replace("{name}", path.StartsWith("/v1/batches", StringComparison.Ordinal) ? "week-1" : "animals", StringComparison.Ordinal).Replace("{id}", task, StringComparison.Ordinal);
    }

    private static byte[] Body(ref string path, string example, Draws draws)
    {
        var body = JsonNode.Parse(example)!;
        if (path.Contains("{TYPE}", StringComparison.Ordinal))
        {
            var (type, parameters) = TaxonomyMaker.Params(draws);
            path = path.Replace("{TYPE}", type, StringComparison.Ordinal);
            foreach (var (name, value) in parameters)
                body[name] = value?.DeepClone();
            body.AsObject().Remove("project");
            body.AsObject().Remove("batch");
        }

        for (var i = draws.Whole(0, 3); i > 0; i--)
            Mutation.Of(body, draws);
        var bytes = Encoding.UTF8.GetBytes(Hostility.Of(draws).Text(body, draws));
        if (bytes.Length > 0 && draws.Chance(0.05))
            bytes[draws.Whole(0, bytes.Length - 1)] = (byte)draws.Whole(0, 255);
        return bytes;
    }
}
