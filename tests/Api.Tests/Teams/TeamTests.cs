using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;
using Scheduler.Tests.Api.Accounts;

namespace Scheduler.Tests.Api.Teams;

[Collection(ApiCollection.Name)]
public class TeamTests(ApiHost host)
{
    [Fact]
    public async Task The_invited_are_in_the_team_and_join_by_their_link()
    {
        var customer = await host.NewCustomer();
        var team = (await customer.Post("/v1/teams/invite", new { emails = new[] { "Ann@x.org", "bob@x.org" }, team_role = "labeler" })).Ok();
        Assert.Equal(["Ann@x.org", "bob@x.org"], team.Json.EnumerateArray().Select(t => t.GetProperty("email").GetString()));
        Assert.All(team.Json.EnumerateArray(), t => Assert.True(t.GetProperty("isStudioLabeler").GetBoolean() && t.GetProperty("invited").GetBoolean()));
        var invitation = team.Json[0].GetProperty("invitation").GetString();
        Assert.DoesNotContain("invitation\"", (await customer.Get("/v1/teams")).Ok().Text, StringComparison.Ordinal);

        var joined = (await customer.Post("/api/invitations/accept", new { invitation, name = "Ann" })).Ok();
        Assert.StartsWith("ann_", joined.String("token"), StringComparison.Ordinal);
        (await customer.Post("/api/invitations/accept", new { invitation })).Failed(404);
        (await customer.Post("/api/invitations/accept", new { invitation = "inv_guess" })).Failed(404);
        Assert.False((await customer.Get("/v1/teams")).Ok().Json[0].GetProperty("invited").GetBoolean());

        // Inviting again changes nothing for who has joined; who has not gets a new link, and the old one ends.
        var old = team.Json[1].GetProperty("invitation").GetString();
        var again = (await customer.Post("/v1/teams/invite", new { emails = new[] { "ann@X.org", "bob@x.org" }, team_role = "labeler" })).Ok();
        Assert.Equal(2, again.Json.GetArrayLength());
        Assert.False(again.Json[0].TryGetProperty("invitation", out _));
        (await customer.Post("/api/invitations/accept", new { invitation = old })).Failed(404);
    }

    [Fact]
    public async Task Roles_change_for_all_or_for_nobody()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "member" })).Ok();
        var team = (await customer.Post("/v1/teams/set_role", new { emails = new[] { "ANN@x.org" }, team_role = "manager" })).Ok();
        Assert.Equal("manager", team.Json[0].GetProperty("role").GetString());
        var answer = (await customer.Post("/v1/teams/set_role", new { emails = new[] { "ann@x.org", "eve@x.org" }, team_role = "labeler" })).Failed(400);
        Assert.Contains("eve@x.org", answer.String("error"), StringComparison.Ordinal);
        Assert.Equal("manager", (await customer.Get("/v1/teams")).Ok().Json[0].GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_test_key_rehearses_what_changes_the_team_and_gives_nobody_a_right_over_live_data()
    {
        var live = await host.NewCustomer();
        await Browser.Person(host, live, TeamRole.Member, "bob@x.org");
        (await live.Post("/v1/teams/invite", new { emails = new[] { "Ann@x.org" }, team_role = "labeler" })).Ok();
        var before = (await live.Get("/v1/teams")).Ok().Text;

        var invited = (await live.InTestMode.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org", "bob@x.org", "eve@x.org", "EVE@x.org" }, team_role = "manager" })).Ok();
        Assert.Equal(["Ann@x.org manager", "bob@x.org member", "eve@x.org manager"], Told(invited));
        Assert.DoesNotContain("\"invitation\"", invited.Text, StringComparison.Ordinal);
        var promoted = (await live.InTestMode.Post("/v1/teams/set_role", new { emails = new[] { "bob@x.org", "eve@x.org" }, team_role = "manager" })).Ok();
        Assert.Equal(["Ann@x.org labeler", "bob@x.org manager", "eve@x.org manager"], Told(promoted));

        Assert.Equal(before, (await live.Get("/v1/teams")).Ok().Text);
        Assert.Equal(before, (await live.InTestMode.Get("/v1/teams")).Ok().Text);

        static string[] Told(Answer team) => [.. team.Json.EnumerateArray().Select(t => $"{t.GetProperty("email")} {t.GetProperty("role")}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The first administrator's address is of this kind: the team list shows it, so every call that names teammates takes it.</summary>
    [Fact]
    public async Task A_teammate_is_named_by_an_address_that_no_mail_reaches_and_only_an_invitation_refuses_it()
    {
        var customer = await host.NewCustomer();
        await Browser.Person(host, customer, TeamRole.Member, "bob@localhost");
        string[] bob = ["BOB@localhost"], project = [await customer.Project("p", team: true)];
        Assert.Equal("manager", (await customer.Post("/v1/teams/set_role", new { emails = bob, team_role = "manager" })).Ok().Json[0].GetProperty("role").GetString());
        Assert.True((await customer.Post("/v1/studio/assignments/add", new { emails = bob, projects = project })).Ok().Has("BOB@localhost"));
        (await customer.Post("/v1/studio/projects/p/groups", new { emails = bob, name = "night" })).Ok();
        (await customer.Put("/v1/studio/projects/p/groups/night", new { add_emails = bob, remove_emails = bob })).Ok();
        await customer.Batch("p", "b");
        Assert.Equal(1, (await customer.Put("/v1/studio/batches/b", new { groups = bob })).Ok()["groups"].GetArrayLength());
        var refused = (await customer.Post("/v1/teams/invite", new { emails = new[] { "eve@x.org", "bob@localhost" }, team_role = "member" })).Failed(400);
        Assert.Equal("emails[1]", refused["problems"][0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var customer = await host.NewCustomer();
        await Browser.Person(host, customer, TeamRole.Admin, "admin@localhost");
        await Browser.Person(host, customer, TeamRole.Admin, "other@localhost");
        (await customer.Post("/v1/teams/set_role", new { emails = new[] { "admin@localhost", "other@localhost" }, team_role = "member" })).Failed(400);
        (await customer.Post("/v1/teams/set_role", new { emails = new[] { "other@localhost" }, team_role = "member" })).Ok();
        Assert.Equal("last_administrator", (await customer.Post("/v1/teams/set_role", new { emails = new[] { "Admin@localhost" }, team_role = "member" })).Failed(400)
            ["problems"][0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_is_not_shut_out()
    {
        var customer = await host.NewCustomer();
        var admin = await Browser.Person(host, customer, TeamRole.Admin, "admin@localhost");
        var other = await Browser.Person(host, customer, TeamRole.Admin);
        var bob = await Browser.Person(host, customer, TeamRole.Member);
        Task<Answer> Turn(AnnotatorRow who, string how) => customer.Post($"/api/annotators/{who.Worker.Id}/{how}");
        (await Turn(bob, "disable")).Ok();
        (await Turn(other, "disable")).Ok();
        Assert.Equal("last_administrator", (await Turn(admin, "disable")).Failed(400)["problems"][0].GetProperty("code").GetString());

        // Nor made something else, while the only other one is shut out.
        (await customer.Post("/v1/teams/set_role", new { emails = new[] { "admin@localhost" }, team_role = "member" })).Failed(400);
        (await Turn(other, "enable")).Ok();
        (await Turn(admin, "disable")).Ok();
    }

    [Theory]
    [InlineData("""{"emails":["ann"],"team_role":"labeler"}""")]
    [InlineData("""{"emails":[],"team_role":"labeler"}""")]
    [InlineData("""{"emails":["a@x.org"],"team_role":"king"}""")]
    [InlineData("""{"emails":["a@x.org"]}""")]
    [InlineData("{}")]
    public async Task What_is_wrong_with_an_invitation_is_said(string body)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/teams/invite", body)).Failed(400);
        (await customer.Post("/v1/teams/set_role", body)).Failed(400);
    }

    [Fact]
    public async Task Another_organizations_team_is_not_there()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        (await one.Post("/v1/teams/invite", new { emails = new[] { "ann@x.org" }, team_role = "member" })).Ok();
        Assert.Empty((await other.Get("/v1/teams")).Ok().Json.EnumerateArray());
        (await other.Post("/v1/teams/set_role", new { emails = new[] { "ann@x.org" }, team_role = "manager" })).Failed(400);
    }
}
