using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Scheduler.Tests.Api.Organizations;

[Collection(ApiCollection.Name)]
public class PolicyTests(ApiHost host)
{
    private IEnumerable<RouteEndpoint> Endpoints => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Every_endpoint_states_a_policy_or_that_it_is_open()
    {
        var silent = Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
            && e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null));
        Assert.Empty(silent.Select(e => e.DisplayName));
        Assert.True(Endpoints.Count() >= 20);
    }

    [Fact]
    public void Only_health_the_document_the_clients_page_signing_in_and_joining_are_open()
    {
        string[] pages = ["/", "/annotate/{**rest}", "/console/{**rest}", "/ops/{**rest}", "/login/{**rest}", "/welcome/{**rest}", "/join/{**rest}", "/settings/{**rest}", "/403/{**rest}", "/404/{**rest}"];
        var open = Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText).Except(pages);
        Assert.Equal(["/api/invitations/accept", "/api/session", "/healthz", "/openapi/{documentName}.json", "/readyz"],
            open.Where(o => o?.TrimStart('/').StartsWith("docs", StringComparison.Ordinal) == false).Order(StringComparer.Ordinal));
    }
}
