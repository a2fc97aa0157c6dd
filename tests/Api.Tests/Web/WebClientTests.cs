using System.Net;

namespace Scheduler.Tests.Api.Web;

/// <summary>This host is built without the client, so its page says how to get it; the rest is the same.</summary>
[Collection(ApiCollection.Name)]
public class WebClientTests(ApiHost host)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/console/projects/cats%2Fdogs/batches")]
    [InlineData("/annotate")]
    public async Task The_clients_addresses_answer_with_a_page_that_nothing_foreign_may_enter(string path)
    {
        using var http = new HttpClient();
        using var reply = await http.GetAsync(new Uri(host.Address, path));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("text/html", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", reply.Headers.CacheControl?.ToString());
        Assert.Contains("script-src 'self';", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Node.js", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/v1/nothing")]
    [InlineData("/nothing")]
    public async Task Other_unknown_addresses_stay_errors_that_programs_understand(string path)
    {
        using var http = new HttpClient();
        using var reply = await http.GetAsync(new Uri(host.Address, path));
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Equal("application/json", reply.Content.Headers.ContentType?.MediaType);
    }
}
