namespace Scheduler.Tests.Web.Hosting;

/// <summary>The client's files stand beside the API and take no address of it.</summary>
public sealed class MethodTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("/v1/tasks", 405, "GET")]
    [InlineData("/v1/task/categorization", 405, "GET,POST")]
    [InlineData("/nothing", 404, "")]
    [InlineData("/", 200, "")]
    [InlineData("/favicon.svg", 200, "")]
    public async Task Head_is_answered_as_without_the_client(string path, int status, string allowed)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(product.Url, path));
        using var reply = await http.SendAsync(request);
        Assert.Equal((status, allowed), ((int)reply.StatusCode, string.Join(',', reply.Content.Headers.Allow.Order(StringComparer.Ordinal))));
    }
}
