using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;

namespace Scheduler.Tests.Api.Accounts;

[Collection(ApiCollection.Name)]
public class SessionTests(ApiHost host)
{
    [Fact]
    public async Task The_invited_join_with_a_password_and_sign_in_with_it_again()
    {
        var customer = await host.NewCustomer();
        var email = Guid.NewGuid().ToString("N") + "@x.org";
        var invitation = (await customer.Post("/v1/teams/invite", new { emails = new[] { email }, team_role = "member" })).Ok().Json[0].GetProperty("invitation").GetString();
        using var browser = new Browser(host);
        (await browser.Post("/api/invitations/accept", new { invitation, name = "Ann", password = "short" })).Failed(400);
        var joined = await browser.Take(browser.Post("/api/invitations/accept", new { invitation, name = "Ann", password = Browser.Password }));
        Assert.Equal((email, "Ann"), (joined["person"].GetProperty("email").GetString(), joined["person"].GetProperty("name").GetString()));
        Assert.Equal((customer.Tenant.Organization.Value, "a customer"), (joined["organization"].GetProperty("id").GetString(), joined["organization"].GetProperty("name").GetString()));
        Assert.Equal(("member", false, true, true), (joined.String("role"), joined["operator"].GetBoolean(), joined["labels"].GetBoolean(), joined["hasPassword"].GetBoolean()));
        Assert.Equal(joined.Text, (await browser.Get("/api/session")).Ok().Text);
        (await browser.Post("/api/invitations/accept", new { invitation, name = "Eve", password = Browser.Password })).Failed(404);

        using var second = new Browser(host);
        var again = await second.Take(second.Post("/api/session", new { email = email.ToUpperInvariant(), password = Browser.Password }));
        Assert.Equal(joined["person"].GetRawText(), again["person"].GetRawText());
        Assert.NotEqual(joined.String("csrf"), again.String("csrf"));
        (await second.Get("/v1/projects")).Ok();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_kept_the_cookie()
    {
        using var browser = await Browser.Of(host, await host.NewCustomer(), TeamRole.Member);
        var cookie = browser.Cookies.GetCookieHeader(host.Address);
        (await browser.Delete("/api/session")).Ok();
        Assert.Empty(browser.Cookies.GetCookieHeader(host.Address));
        using var thief = new Browser(host);
        thief.Cookies.SetCookies(host.Address, cookie);
        (await thief.Get("/api/session")).Failed(401);
        (await browser.Get("/api/session")).Failed(401);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_and_the_reply_from_caches()
    {
        var person = await Browser.Person(host, await host.NewCustomer(), TeamRole.Labeler);
        using var browser = new Browser(host);
        var reply = await browser.SignIn(person);
        var cookie = Assert.Single(reply.Response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(reply.Response.Headers.CacheControl!.NoStore);
        Assert.True((await browser.Get("/api/session")).Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account()
    {
        var (email, _) = await WithPassword();
        using var browser = new Browser(host);
        var known = (await browser.Post("/api/session", new { email, password = "wrong horse battery" })).Failed(401);
        var unknown = (await browser.Post("/api/session", new { email = "nobody@x.org", password = "wrong horse battery" })).Failed(401);
        Assert.Equal(known.Text, unknown.Text);
        (await browser.Post("/api/session", new { email })).Failed(401);
        foreach (var body in new object[] { new { }, new { password = "x" }, new { email, password = "x", link = "y" }, new { email = 1 }, new { link = new string('x', 201) } })
            (await browser.Post("/api/session", body)).Failed(400);
    }

    /// <summary>As in all bodies of our own calls: what is misspelt would do nothing and look as if it had.</summary>
    [Fact]
    public async Task Fields_that_nobody_knows_are_refused_with_the_nearest_name()
    {
        var (email, browser) = await WithPassword();
        using var other = new Browser(host);
        Assert.Equal("There is no field \"pasword\"; perhaps \"password\" is meant.", (await other.Post("/api/session", new { email, pasword = Browser.Password })).Failed(400).String("error"));
        (await other.Post("/api/session", new { email, password = Browser.Password, remember = true })).Failed(400);
        Assert.Contains("current", (await browser.Post("/api/session/password", new { password = "another horse battery", curent = Browser.Password })).Failed(400).String("error"), StringComparison.Ordinal);
        await other.Take(other.Post("/api/session", new { email, password = Browser.Password, link = (string?)null }));

        var invitation = (await (await host.NewCustomer()).Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "labeler" })).Ok().Json[0].GetProperty("invitation").GetString();
        Assert.Contains("name", (await other.Post("/api/invitations/accept", new { invitation, nam = "Ann", password = Browser.Password })).Failed(400).String("error"), StringComparison.Ordinal);
        (await other.Post("/api/invitations/accept", new { invitation, name = "Ann", password = Browser.Password })).Ok();
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        var (email, first) = await WithPassword();
        using var other = new Browser(host);
        await other.Take(other.Post("/api/session", new { email, password = Browser.Password }));
        Assert.Contains("current", (await other.Post("/api/session/password", new { password = "another horse battery" })).Failed(400).Text, StringComparison.Ordinal);
        (await other.Post("/api/session/password", new { password = "another horse battery", current = "no" })).Failed(400);
        var renewed = await other.Take(other.Post("/api/session/password", new { password = "another horse battery", current = Browser.Password }));
        Assert.Equal(renewed.Text, (await other.Get("/api/session")).Ok().Text);
        (await first.Get("/api/session")).Failed(401);
        (await first.Post("/api/session", new { email, password = Browser.Password })).Failed(401);
        await first.Take(first.Post("/api/session", new { email, password = "another horse battery" }));
    }

    [Fact]
    public async Task A_link_signs_in_once_and_a_forgotten_password_is_replaced()
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, TeamRole.Manager);
        var link = await Browser.LinkFor(host, person);
        using var browser = new Browser(host);
        Assert.False((await browser.Take(browser.Post("/api/session", new { link })))["hasPassword"].GetBoolean());
        (await browser.Post("/api/session", new { link })).Failed(401);
        Assert.True((await browser.Take(browser.Post("/api/session/password", new { password = Browser.Password })))["hasPassword"].GetBoolean());

        await browser.SignIn(person);
        await browser.Take(browser.Post("/api/session/password", new { password = "another horse battery" }));
        (await browser.Post("/api/session", new { link = await Browser.LinkFor(host, person, TimeSpan.Zero) })).Failed(401);
    }

    [Fact]
    public async Task Who_is_disabled_is_signed_out_and_stays_out()
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, TeamRole.Labeler);
        using var browser = new Browser(host);
        await browser.SignIn(person);
        var link = await Browser.LinkFor(host, person);
        (await customer.Post($"/api/annotators/{person.Worker.Id}/disable")).Ok();
        host.Services.GetRequiredService<SessionCache>().Forget();
        (await browser.Get("/api/session")).Failed(401);
        (await browser.Post("/api/session", new { link })).Failed(401);
        (await customer.Post($"/api/annotators/{person.Worker.Id}/enable")).Ok();
        (await browser.Get("/api/session")).Failed(401);
    }

    [Fact]
    public async Task A_token_opens_a_place_to_label_at_whoever_it_belongs_to()
    {
        var customer = await host.NewCustomer();
        var admin = await Browser.Person(host, customer, TeamRole.Admin);
        await host.Services.GetRequiredService<IAccounts>().MakeOperator(admin.Worker.Id);
        var token = (await customer.Post($"/api/annotators/{admin.Worker.Id}/token")).Ok().String("token");
        using var browser = new Browser(host);
        var session = await browser.Take(browser.Post("/api/session", new { token }));
        Assert.Equal(("labeler", false), (session.String("role"), session["operator"].GetBoolean()));
        (await browser.Get("/v1/projects")).Failed(403);
        (await browser.Post("/api/session/password", new { password = Browser.Password })).Failed(403);
        (await browser.Post("/api/session", new { token = "ann_guess" })).Failed(401);

        // A renewed token ends what the old one opened.
        (await customer.Post($"/api/annotators/{admin.Worker.Id}/token")).Ok();
        host.Services.GetRequiredService<SessionCache>().Forget();
        (await browser.Get("/api/session")).Failed(401);
    }

    [Fact]
    public async Task Guessing_at_one_account_is_slowed_down_and_the_right_password_with_it()
    {
        var (email, browser) = await WithPassword();
        var tries = new SignInOptions().TriesPerAccount;
        for (var i = 0; i < tries; i++)
            (await browser.Post("/api/session", new { email, password = "" })).Failed(401);
        var refused = (await browser.Post("/api/session", new { email, password = Browser.Password })).Failed(429);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        var (other, _) = await WithPassword();
        await browser.Take(browser.Post("/api/session", new { email = other, password = Browser.Password }));
    }

    [Fact]
    public void A_session_that_ended_elsewhere_is_obeyed_within_seconds() => Assert.True(SessionCache.Age <= TimeSpan.FromSeconds(5));

    private async Task<(string Email, Browser Browser)> WithPassword()
    {
        var person = await Browser.Person(host, await host.NewCustomer(), TeamRole.Member);
        var browser = new Browser(host);
        await browser.SignIn(person);
        await browser.Take(browser.Post("/api/session/password", new { password = Browser.Password }));
        return (person.Email!, browser);
    }
}
