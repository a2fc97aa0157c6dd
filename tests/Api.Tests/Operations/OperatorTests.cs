using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Scheduler.Tests.Api.Operations;

[Collection(ApiCollection.Name)]
public class OperatorTests(ApiHost host)
{
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/ops/orleans/")]
    public async Task Only_the_operator_sees_the_inside(string path)
    {
        var customer = await host.NewCustomer();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(path, null)).StatusCode);
        foreach (var key in new[] { customer.LiveKey, customer.TestKey, "", ApiHost.OperatorToken + "x", ApiHost.OperatorToken[1..] })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get(path, new("Bearer", key))).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get(path, Customer.Basic(key))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(path, new("Basic", "%%%"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get(path, new("Bearer", ApiHost.OperatorToken))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get(path, new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + ApiHost.OperatorToken))))).StatusCode);
    }

    [Fact]
    public async Task The_operator_is_no_customer()
    {
        foreach (var auth in new AuthenticationHeaderValue[] { new("Bearer", ApiHost.OperatorToken), Customer.Basic(ApiHost.OperatorToken) })
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/v1/projects", auth)).StatusCode);
    }

    [Fact]
    public async Task What_an_operator_must_watch_is_measured()
    {
        await using var scene = await Hub.HubScene.Of(host);
        var (_, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        await client.Assigned();

        var text = await (await Get("/metrics", new("Bearer", ApiHost.OperatorToken))).Content.ReadAsStringAsync();
        foreach (var name in new[]
        {
            "scheduler_ledger_queue", "scheduler_ledger_drain", "scheduler_ledger_commit", "scheduler_claims", "scheduler_claim_duration",
            "http_server_request_duration", "orleans_", "signalr_server_active_connections", "dotnet_gc_",
        })
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sees_which_version_runs()
    {
        var text = await (await Get("/metrics", new("Bearer", ApiHost.OperatorToken))).Content.ReadAsStringAsync();
        Assert.Matches("target_info\\{.*service_version=\"[0-9]", text);
    }

    private async Task<HttpResponseMessage> Get(string path, AuthenticationHeaderValue? auth)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = auth } };
        return await http.SendAsync(request);
    }
}
