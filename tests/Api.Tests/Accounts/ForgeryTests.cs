using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Accounts;

/// <summary>What a page of another site can make a signed-in person's browser do: nothing.</summary>
[Collection(ApiCollection.Name)]
public class ForgeryTests(ApiHost host)
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Another_site_signs_nobody_in_or_up(string origin)
    {
        var person = await Browser.Person(host, await host.NewCustomer(), TeamRole.Member);
        using var browser = new Browser(host) { Origin = origin };
        var link = await Browser.LinkFor(host, person);
        (await browser.Post("/api/session", new { link })).Failed(403);
        (await browser.Post("/api/invitations/accept", new { invitation = "inv_x", password = Browser.Password })).Failed(403);
        browser.Origin = host.Address.GetLeftPart(UriPartial.Authority);
        (await browser.Post("/api/session", new { link })).Ok();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Another_sites_socket_is_refused(string? origin)
    {
        using var browser = await Browser.Of(host, await host.NewCustomer(), TeamRole.Member);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Open(browser, origin));
        Assert.True(failure is HttpRequestException { StatusCode: HttpStatusCode.Forbidden } || failure.ToString().Contains("403", StringComparison.Ordinal), failure.ToString());
    }

    [Theory]
    [InlineData(TeamRole.Labeler)]
    [InlineData(TeamRole.Admin)]
    public async Task Whoever_is_signed_in_labels_and_is_cut_off_when_the_session_ends(TeamRole role)
    {
        await using var scene = await HubScene.Of(host);
        var person = await Browser.Person(host, scene.Customer, role);
        using var browser = new Browser(host);
        await browser.SignIn(person);
        await using var client = await Open(browser, host.Address.GetLeftPart(UriPartial.Authority));
        await client.SetActivity("available");
        var held = await client.Assigned();
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);

        await host.Services.GetRequiredService<ISessions>().EndAll(person.Worker.Id);
        await client.Closed;
    }

    private Task<HubClient> Open(Browser browser, string? origin) => HubClient.Open(HubClient.AddressOf(host), WireFormat.Json, o =>
    {
        o.Cookies = browser.Cookies;
        o.Transports = HttpTransportType.WebSockets;
        if (origin is not null)
            o.Headers["Origin"] = origin;
    });
}
