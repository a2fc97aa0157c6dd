using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Api.Annotators;

/// <summary>The annotators' hub: services and route.</summary>
internal static class AnnotatorApi
{
    /// <summary>Room for the envelope around the largest response or draft.</summary>
    private const int EnvelopeBytes = 64 * 1024;

    public static IServiceCollection AddAnnotatorHub(this IServiceCollection services)
    {
        services.AddSingleton<AnnotatorHost>();
        services.AddSingleton<Colleagues>();
        services.AddHostedService<PresenceDigests>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AnnotatorAuth>(AnnotatorAuth.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(AnnotatorAuth.SchemeName, p => p.PersonOr([AnnotatorAuth.SchemeName], new(TeamRole.Labeler, hub: true)));
        services.AddSingleton<HubLog>();
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = 2 * Math.Max(ResponseLimits.MaxBytes, AnnotatorLimits.MaxDraftBytes) + EnvelopeBytes;

            // A beat must not wait behind a submit that waits for the database.
            o.MaximumParallelInvocationsPerClient = 4;

            // A host that hangs says nothing, and a client leaves it after twice this long: within the time that a killed silo costs.
            o.KeepAliveInterval = TimeSpan.FromSeconds(5);
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            o.AddFilter<HubLog>();
        }).AddMessagePackProtocol();
        return services;
    }

    public static void MapAnnotatorHub(this IEndpointRouteBuilder routes) => routes.MapHub<AnnotatorHub>(AnnotatorHub.Path);
}
