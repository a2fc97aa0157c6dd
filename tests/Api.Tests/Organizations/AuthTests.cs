using System.Net.Http.Headers;
using System.Text;
using Scheduler.Api.Organizations;

namespace Scheduler.Tests.Api.Organizations;

[Collection(ApiCollection.Name)]
public class AuthTests(ApiHost host)
{
    private static readonly string[] Paths = ["/v1/batches?limit=1", "/v1/projects", "/v1/tasks", "/v1/task/x", "/api/annotators"];

    [Fact]
    public async Task Basic_and_bearer_both_open()
    {
        var customer = await host.NewCustomer();
        foreach (var path in Paths.Where(p => p != "/v1/task/x"))
            foreach (var auth in new[] { Customer.Basic(customer.LiveKey), Customer.Bearer(customer.LiveKey), Pair(customer.LiveKey + ":ignored"), Pair(customer.LiveKey) })
                (await customer.Send(HttpMethod.Get, path, null, auth: auth)).Ok();
    }

    public static TheoryData<string?, string?> Strangers => new()
    {
        { null, null },
        { "Basic", null },
        { "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("dummy_api_key:")) },
        { "Basic", "not base64 !" },
        { "Basic", Convert.ToBase64String([0xff, 0xfe, 0x00]) },
        { "Bearer", "live_unknown" },
        { "Bearer", new string('x', 5_000) },
        { "Digest", "x" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Strangers_get_401(string? scheme, string? parameter)
    {
        foreach (var path in Paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, path));
            request.Headers.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, parameter);
            using var http = new HttpClient();
            var answer = (await Answer.Of(await http.SendAsync(request))).Failed(401);
            Assert.NotEmpty(answer.Response.Headers.WwwAuthenticate);
        }
    }

    [Fact]
    public async Task A_test_key_does_not_touch_what_both_modes_share()
    {
        var customer = await host.NewCustomer();
        Assert.Contains("live key", (await customer.Send(HttpMethod.Get, "/api/annotators", null, auth: Customer.Bearer(customer.TestKey))).Failed(403).String("error"), StringComparison.Ordinal);
        (await customer.InTestMode.Post("/api/keys", new { mode = "live" })).Failed(403);
    }

    [Fact]
    public async Task A_made_key_opens_until_it_is_revoked()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/api/keys", new { mode = "live", name = " nightly upload " })).Ok();
        var auth = Customer.Basic(made.String("key"));
        (await customer.Send(HttpMethod.Get, "/v1/projects", null, auth: auth)).Ok();
        Assert.Equal("nightly upload", Assert.Single((await customer.Get("/api/keys")).Ok().Json.EnumerateArray(), k => k.GetProperty("id").GetString() == made.String("id")).GetProperty("name").GetString());
        Assert.DoesNotContain(made.String("key"), (await customer.Get("/api/keys")).Ok().Text, StringComparison.Ordinal);
        (await customer.Delete("/api/keys/" + made.String("id"))).Ok();
        (await customer.Send(HttpMethod.Get, "/v1/projects", null, auth: auth)).Failed(401);
        (await customer.Delete("/api/keys/" + made.String("id"))).Failed(404);
    }

    [Fact]
    public async Task A_key_of_another_organization_cannot_be_revoked()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        var made = (await one.Post("/api/keys")).Ok();
        (await other.Delete("/api/keys/" + made.String("id"))).Failed(404);
        (await one.Send(HttpMethod.Get, "/v1/projects", null, auth: Customer.Basic(made.String("key")))).Ok();
    }

    [Fact]
    public async Task Making_a_key_names_what_is_wrong()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/api/keys", new { mode = "both" })).Failed(400);
        (await customer.Post("/api/keys", new { name = new string('x', 101) })).Failed(400);
        (await customer.Post("/api/keys", "[]")).Failed(400);
    }

    [Fact]
    public void A_revocation_is_obeyed_everywhere_within_seconds() => Assert.True(KeyCache.Age <= TimeSpan.FromSeconds(5));

    private static AuthenticationHeaderValue Pair(string pair) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
}
