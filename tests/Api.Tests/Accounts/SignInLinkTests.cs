using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;

namespace Scheduler.Tests.Api.Accounts;

/// <summary>An administrator lets teammates in who lost their password, and nobody else does.</summary>
[Collection(ApiCollection.Name)]
public sealed class SignInLinkTests(ApiHost host)
{
    [Fact]
    public async Task A_teammate_who_lost_the_password_comes_in_once_and_sets_another()
    {
        var customer = await host.NewCustomer();
        var ann = await Browser.Person(host, customer, TeamRole.Member);
        using var admin = await Browser.Of(host, customer, TeamRole.Admin);
        var made = (await admin.Post(PathOf(ann))).Ok();
        Assert.True(made.Json.GetProperty("expires_at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(23));

        using var browser = new Browser(host);
        var link = made.String("path")["/welcome#link=".Length..];
        Assert.Equal(ann.Email, (await browser.Take(browser.Post("/api/session", new { link })))["person"].GetProperty("email").GetString());
        (await browser.Post("/api/session/password", new { password = "another horse battery" })).Ok();
        using var other = new Browser(host);
        (await other.Post("/api/session", new { link })).Failed(401);
        (await other.Post("/api/session", new { email = ann.Email, password = "another horse battery" })).Ok();

        var log = (await admin.Get("/api/ops/audit")).Ok();
        Assert.Contains(log["actions"].EnumerateArray(), a => a.GetProperty("action").GetString() == "sign_in_link" && a.GetProperty("person").GetString() == ann.Worker.Id.Value);
    }

    [Fact]
    public async Task No_key_and_nobody_below_an_administrator_makes_one()
    {
        var customer = await host.NewCustomer();
        var ann = await Browser.Person(host, customer, TeamRole.Member);
        using var manager = await Browser.Of(host, customer, TeamRole.Manager);
        (await manager.Post(PathOf(ann))).Failed(403);
        (await customer.Post(PathOf(ann))).Failed(401);
    }

    [Fact]
    public async Task Others_operators_and_those_who_cannot_come_in_anyway_get_none()
    {
        var (customer, other) = (await host.NewCustomer(), await host.NewCustomer());
        using var admin = await Browser.Of(host, customer, TeamRole.Admin);
        (await admin.Post(PathOf(await Browser.Person(host, other, TeamRole.Member)))).Failed(404);
        (await admin.Post("/api/annotators/nobody/sign-in-link")).Failed(404);

        var invited = (await customer.Post("/v1/teams/invite", new { emails = new[] { "new@x.org" }, team_role = "labeler" })).Ok().Json.EnumerateArray().Single(p => p.GetProperty("email").GetString() == "new@x.org");
        (await admin.Post($"/api/annotators/{invited.GetProperty("id").GetString()}/sign-in-link")).Failed(409);

        var leaver = await Browser.Person(host, customer, TeamRole.Member);
        (await customer.Post($"/api/annotators/{leaver.Worker.Id}/disable")).Ok();
        (await admin.Post(PathOf(leaver))).Failed(409);

        var everywhere = await Browser.Person(host, customer, TeamRole.Member);
        await host.Services.GetRequiredService<IAccounts>().MakeOperator(everywhere.Worker.Id);
        (await admin.Post(PathOf(everywhere))).Failed(403);
    }

    private static string PathOf(Storage.Annotators.AnnotatorRow person) => $"/api/annotators/{person.Worker.Id}/sign-in-link";
}
