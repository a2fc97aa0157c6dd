using Scheduler.Domain.Annotators;

namespace Scheduler.Tests.Api.Accounts;

[Collection(ApiCollection.Name)]
public class WorldTests(ApiHost host)
{
    [Fact]
    public async Task A_header_chooses_the_world_and_the_live_one_is_the_default()
    {
        var customer = await host.NewCustomer();
        using var browser = await Browser.Of(host, customer, TeamRole.Member);
        (await browser.Post("/v1/projects", new { name = "live", type = "categorization", @params = new { categories = Scenes.Categories } })).Ok();
        browser.Mode = "test";
        (await browser.Post("/v1/projects", new { name = "test", type = "categorization", @params = new { categories = Scenes.Categories } })).Ok();
        Assert.DoesNotContain("\"live\"", (await browser.Get("/v1/projects")).Ok().Text, StringComparison.Ordinal);
        Assert.Contains("\"live\"", (await customer.Get("/v1/projects")).Ok().Text, StringComparison.Ordinal);
        Assert.Contains("\"test\"", (await customer.InTestMode.Get("/v1/projects")).Ok().Text, StringComparison.Ordinal);

        // What both worlds share is there in both.
        (await browser.Get("/api/annotators")).Ok();
        browser.Mode = "both";
        Assert.Contains("Scheduler-Mode", (await browser.Get("/v1/projects")).Failed(403).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_beside_a_cookie_counts_alone()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await other.Project("of-the-other");
        using var browser = await Browser.Of(host, one, TeamRole.Labeler);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/v1/projects"));
        request.Headers.Add("Cookie", browser.Cookies.GetCookieHeader(host.Address));
        request.Headers.Authorization = Customer.Basic(other.LiveKey);
        Assert.Contains("of-the-other", (await Answer.Of(await http.SendAsync(request))).Ok().Text, StringComparison.Ordinal);
    }
}
