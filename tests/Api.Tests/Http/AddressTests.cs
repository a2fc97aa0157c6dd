using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.OpenApi;

namespace Scheduler.Tests.Api.Http;

/// <summary>Every address of the API, walked: what the framework itself refuses has the one shape everywhere.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class AddressTests(ApiHost host)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_a_405()
    {
        var customer = await host.NewCustomer();
        var routes = Routes();
        var addresses = routes.GroupBy(r => r.Path).ToArray();
        Assert.True(addresses.Length >= 80, $"{addresses.Length}");
        foreach (var address in addresses)
            foreach (var method in Methods)
                // Where a word stands beside a placeholder, the placeholder's methods are its too.
                if (!routes.Any(r => r.Method == method && Matches(r.Path, address.Key)))
                    (await customer.Send(new HttpMethod(method), address.Key, (byte[]?)null)).Failed(405);
    }

    [Fact]
    public async Task Head_is_a_405_that_says_what_an_address_takes()
    {
        var customer = await host.NewCustomer();
        var routes = Routes();
        foreach (var address in routes.GroupBy(r => r.Path))
        {
            var answer = await customer.Send(HttpMethod.Head, address.Key, (byte[]?)null);
            Assert.True(answer is { Status: 405, Text: "" }, $"{address.Key}: {answer.Status} {answer.Text}");
            Assert.Equal(routes.Where(r => Matches(r.Path, address.Key)).Select(r => r.Method).Distinct().Order(StringComparer.Ordinal), answer.Response.Content.Headers.Allow.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_gets_past_any_address_without_a_key()
    {
        var stranger = Customer.Basic("dummy_api_key");
        var customer = await host.NewCustomer();
        var guarded = Routes().Where(r => !r.IsOpen).ToArray();
        Assert.True(guarded.Length >= 100, $"{guarded.Length}");
        foreach (var (method, path, _, _) in guarded)
            (await customer.Send(new HttpMethod(method), path, null, auth: stranger)).Failed(401);
    }

    [Fact]
    public async Task A_body_of_another_type_is_a_415_wherever_one_is_taken()
    {
        var customer = await host.NewCustomer();
        var refused = 0;
        foreach (var (method, path, _, body) in Routes().Where(r => r.Body is not null))
            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
            {
                if (type.StartsWith(body!, StringComparison.Ordinal) || body is not ("application/json" or "multipart/form-data"))
                    continue;
                var answer = await customer.Send(new HttpMethod(method), path, "{}"u8.ToArray(), type);

                // Some are for people who signed in, or for the operator.
                if (answer.Status is 401 or 403)
                    continue;
                answer.Failed(415);
                refused++;
            }

        Assert.True(refused >= 100, $"{refused}");
    }

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Placeholder();

    private static bool Matches(string pattern, string path)
    {
        var (own, other) = (pattern.Split('/'), path.Split('/'));
        return own.Length == other.Length && own.Zip(other).All(p => p.First == p.Second || p.First == "x");
    }

    /// <summary>Placeholders are filled with an <c>x</c>.</summary>
    private (string Method, string Path, bool IsOpen, string? Body)[] Routes() =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Method: m, Route: "/" + e.RoutePattern.RawText!.Trim('/'), Endpoint: e)))
            .Where(r => r.Route.StartsWith("/v1/", StringComparison.Ordinal) || r.Route.StartsWith("/v2/", StringComparison.Ordinal) || r.Route.StartsWith("/api/", StringComparison.Ordinal))
            .Select(r => (r.Method, Placeholder().Replace(r.Route, "x"), r.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, ApiWords.Find(r.Method, r.Route)?.Body?.Type)),
    ];
}
