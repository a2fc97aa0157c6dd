namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class HeaderTests(ApiHost host)
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/v1/projects")]
    [InlineData("/nowhere")]
    [InlineData("/openapi/v1.json")]
    public async Task A_browser_runs_nothing_but_our_own_files(string path)
    {
        var headers = (await Get(path)).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/docs/")]
    [InlineData("/docs/v1")]
    public async Task The_page_of_the_document_may_start_itself_and_loads_from_here_only(string path)
    {
        var reply = await Get(path);
        Assert.Contains("script-src 'self' 'unsafe-inline'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_file_keeps_its_stricter_policy()
    {
        var customer = await host.NewCustomer();
        using var form = new MultipartFormDataContent { { new ByteArrayContent("<script>alert(1)</script>"u8.ToArray()), "file", "evil.html" } };
        var uploaded = (await customer.Send(HttpMethod.Post, "/v1/files/upload", await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString())).Ok();
        using var http = new HttpClient();
        using var reply = await http.GetAsync(new Uri(uploaded.String("url")));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")));
    }

    private async Task<HttpResponseMessage> Get(string path)
    {
        using var http = new HttpClient();
        return await http.GetAsync(new Uri(host.Address, path));
    }
}
