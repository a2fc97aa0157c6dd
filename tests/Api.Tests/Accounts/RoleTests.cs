using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Annotators;

namespace Scheduler.Tests.Api.Accounts;

/// <summary>Walks every endpoint as everybody.</summary>
[Collection(ApiCollection.Name)]
public class RoleTests(ApiHost host)
{
    /// <summary>The lowest role that a policy lets in by cookie; policies that take no cookie are not here.</summary>
    private static readonly Dictionary<string, TeamRole> Least = new()
    {
        ["key"] = TeamRole.Member,
        ["live-key"] = TeamRole.Member,
        ["admin"] = TeamRole.Admin,
        ["admin-person"] = TeamRole.Admin,
        ["manager"] = TeamRole.Manager,
        ["manager-hub"] = TeamRole.Manager,
        ["person"] = TeamRole.Labeler,
        ["annotator"] = TeamRole.Labeler,
    };

    private static readonly string[] Cookieless = ["operator", "signed-link"];

    private IEnumerable<(string Method, string Path, string[] Policies)> Endpoints =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy!).Distinct().ToArray()
        where policies.Length > 0
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => s.IsSimple && s.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "1"))
        select (method, path, policies);

    [Fact]
    public void Every_policy_is_in_the_table() =>
        Assert.Empty(Endpoints.SelectMany(e => e.Policies).Distinct().Except([.. Least.Keys, .. Cookieless]));

    [Theory]
    [InlineData(TeamRole.Labeler)]
    [InlineData(TeamRole.Member)]
    [InlineData(TeamRole.Manager)]
    [InlineData(TeamRole.Admin)]
    public async Task A_person_opens_what_their_role_may_and_nothing_else(TeamRole role)
    {
        var customer = await host.NewCustomer();
        var person = await Browser.Person(host, customer, role);
        using var browser = new Browser(host);
        var wrong = new List<string>();
        foreach (var (method, path, policies) in Endpoints)
        {
            await browser.SignIn(person);
            var status = (await browser.Send(new(method), path)).Status;
            var expected = policies.Any(Cookieless.Contains) ? 401 : policies.Any(p => role < Least[p]) ? 403 : 0;
            if (expected != (status is 401 or 403 ? status : 0))
                wrong.Add($"{method} {path} as {role}: {status} instead of {(expected == 0 ? "going through" : expected)}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_opens_nothing()
    {
        using var browser = new Browser(host);
        foreach (var (method, path, _) in Endpoints)
            Assert.Equal((method, path, 401), (method, path, (await browser.Send(new(method), path)).Status));
    }

    [Fact]
    public async Task A_key_opens_what_is_a_customers_and_nothing_else()
    {
        var customer = await host.NewCustomer();
        string[] customers = ["key", "live-key", "admin", "manager", "manager-hub"];
        foreach (var (method, path, policies) in Endpoints)
            Assert.Equal((method, path, policies.All(customers.Contains)), (method, path, (await customer.Send(new(method), path)).Status is not (401 or 403)));
    }

    [Fact]
    public async Task Nothing_is_changed_by_cookie_without_the_token()
    {
        using var browser = await Browser.Of(host, await host.NewCustomer(), TeamRole.Admin);
        var token = browser.Token;
        foreach (var (method, path, _) in Endpoints.Where(e => e.Method != "GET" && !e.Path.StartsWith("/hubs/", StringComparison.Ordinal) && !e.Policies.Any(Cookieless.Contains)))
            foreach (var forged in new[] { null, "", token![1..] })
            {
                browser.Token = forged;
                var answer = await browser.Send(new(method), path);
                Assert.Equal((method, path, 403), (method, path, answer.Status));
                Assert.Contains("csrf", answer.Failed(403).String("error"), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Nobody_changes_who_has_a_higher_role()
    {
        var customer = await host.NewCustomer();
        var (admin, peer) = (await Browser.Person(host, customer, TeamRole.Admin), await Browser.Person(host, customer, TeamRole.Member));
        using var member = await Browser.Of(host, customer, TeamRole.Member);
        foreach (var call in new[] { "disable", "enable", "token" })
        {
            (await member.Post($"/api/annotators/{admin.Worker.Id}/{call}")).Failed(403);
            (await member.Post($"/api/annotators/{peer.Worker.Id}/{call}")).Ok();
        }

        (await member.Send(HttpMethod.Patch, $"/api/annotators/{admin.Worker.Id}", new { name = "Eve" })).Failed(403);
        await Browser.Person(host, customer, TeamRole.Admin);
        (await customer.Post($"/api/annotators/{admin.Worker.Id}/disable")).Ok();
    }

    [Fact]
    public void Every_hub_states_its_policy()
    {
        var hubs = typeof(global::Scheduler.Api.SchedulerApi).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Microsoft.AspNetCore.SignalR.Hub)) && !t.IsAbstract).ToArray();
        Assert.NotEmpty(hubs);
        foreach (var hub in hubs)
            Assert.Contains(hub.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>(), a => a.Policy is { } policy && Least.ContainsKey(policy));
    }
}
