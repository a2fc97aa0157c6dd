using System.Net;
using System.Text;
using Scheduler.Domain.Outbound;
using Scheduler.Outbound.Http;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Outbound.Http;

public sealed class RedirectTests : IDisposable
{
    private readonly OutboundHttp _http = new(new GuardedConnect(new AddressRules([IPNetwork.Parse("127.0.0.1/32")]), Dns.GetHostAddressesAsync));

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_a_closed_address_is_not_followed(int status)
    {
        await using var receiver = Redirecting("http://169.254.169.254/latest/meta-data/", status);
        await Assert.ThrowsAsync<AddressBlockedException>(() => Post(receiver.Url));
        Assert.Single(receiver.All);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task A_redirect_to_another_scheme_is_not_followed(string to)
    {
        await using var receiver = Redirecting(to, 307);
        await Assert.ThrowsAsync<AddressBlockedException>(() => Post(receiver.Url));
    }

    [Fact]
    public async Task A_redirect_that_keeps_the_method_brings_the_same_body_and_no_secret_to_another_origin()
    {
        await using var target = new Receiver();
        await using var receiver = Redirecting(new Uri(target.Url, "there").ToString(), 307);
        using var response = await Post(receiver.Url);

        Assert.Equal(200, (int)response.StatusCode);
        var (first, second) = (receiver.All.Single(), target.All.Single());
        Assert.Equal(("POST", "hello", "/there"), (second.Method, Encoding.UTF8.GetString(second.Body), second.Url.AbsolutePath));
        Assert.Equal("secret", first.Headers["x-secret"]);
        Assert.Equal("plain", second.Headers["x-plain"]);
        Assert.False(second.Headers.ContainsKey("x-secret"));
    }

    [Fact]
    public async Task Within_an_origin_the_secret_goes_along()
    {
        await using var receiver = new Receiver(r => r.Url.AbsolutePath == "/" ? 307 : 200) { Header = ("Location", "/next") };
        using var response = await Post(receiver.Url);
        Assert.Equal(["secret", "secret"], receiver.All.Select(r => r.Headers["x-secret"]));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_redirect_that_would_drop_the_body_is_an_answer_like_any_other(int status)
    {
        await using var target = new Receiver();
        await using var receiver = Redirecting(target.Url.ToString(), status);
        using var response = await Post(receiver.Url);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(target.All);
    }

    [Fact]
    public async Task Redirects_end_somewhere()
    {
        await using var receiver = new Receiver(_ => 307) { Header = ("Location", "/again") };
        await Assert.ThrowsAsync<HttpRequestException>(() => Post(receiver.Url));
        Assert.Equal(OutboundLimits.MaxRedirects + 1, receiver.All.Count);
    }

    [Fact]
    public async Task A_get_follows_a_see_other()
    {
        await using var receiver = new Receiver(r => r.Url.AbsolutePath == "/" ? 303 : 200) { Header = ("Location", "/file") };
        using var request = new HttpRequestMessage(HttpMethod.Get, receiver.Url);
        using var response = await _http.Send(request, [], Limits.OfATest);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Credentials_of_the_url_are_sent_as_such_and_not_elsewhere()
    {
        await using var target = new Receiver();
        await using var receiver = Redirecting(target.Url.ToString(), 307);
        using var response = await Post(new UriBuilder(receiver.Url) { UserName = "me", Password = "p%40ss" }.Uri);
        Assert.Equal("Basic " + Convert.ToBase64String("me:p@ss"u8), receiver.All.Single().Headers["Authorization"]);
        Assert.False(target.All.Single().Headers.ContainsKey("Authorization"));
    }

    public void Dispose() => _http.Dispose();

    private static Receiver Redirecting(string to, int status) => new(_ => status) { Header = ("Location", to) };

    private async Task<HttpResponseMessage> Post(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent("hello"u8.ToArray()) };
        request.Headers.Add("x-secret", "secret");
        request.Headers.Add("x-plain", "plain");
        return await _http.Send(request, ["X-Secret"], Limits.OfATest);
    }
}
