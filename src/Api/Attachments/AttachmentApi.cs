using Scheduler.Api.Files;
using Scheduler.Domain.Attachments;

namespace Scheduler.Api.Attachments;

/// <summary>Attachments: checked in the background, and passed on to annotators' browsers.</summary>
internal static class AttachmentApi
{
    /// <summary>Policy of requests that one host serves at once: each holds a connection to a customer's server.</summary>
    private const string Limit = "attachments";

    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section);
        services.AddSingleton<AttachmentFinder>();
        services.AddSingleton<AttachmentLinks>();
        services.AddSingleton<AttachmentLookup>();
        services.AddSingleton<AttachmentProbe>();
        services.AddSingleton<AttachmentProxy>();
        services.AddSingleton<TaskFaults>();
        services.AddSingleton<AttachmentChecker>();
        services.AddHostedService(s => s.GetRequiredService<AttachmentChecker>());
        return services.AddRateLimiter(limits => Microsoft.AspNetCore.RateLimiting.RateLimiterOptionsExtensions.AddConcurrencyLimiter(limits, Limit, o => o.PermitLimit = AttachmentLimits.MaxStreams));
    }

    public static void MapAttachments(this IEndpointRouteBuilder routes) => routes
        .MapMethods(AttachmentLinks.Path + "{organization}/{mode}/{task}/{index:int}", [HttpMethods.Get, HttpMethods.Head], Get)
        .RequireAuthorization(SignedLinkAuth.SchemeName)
        .RequireRateLimiting(Limit);

    private static async Task<IResult> Get(
        string organization, string mode, string task, int index, HttpContext context, AttachmentLookup lookup, AttachmentProxy proxy)
    {
        if (await lookup.Find(organization, mode, task, index, context.RequestAborted) is not { } found)
            return Http.ErrorReply.NotFound("There is no such attachment.");
        return await proxy.Serve(found.Tenant, found.Attachment, context);
    }
}
