using Microsoft.AspNetCore.Http.Features;

namespace Scheduler.Api.Http;

/// <summary>Tells requests that pages of other origins made with a person's browser from those of our own pages.</summary>
internal static class Origin
{
    /// <summary>True: a browser sent this for a page of another origin. Programs that are no browsers send neither header.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return !Uri.TryCreate(origin, UriKind.Absolute, out var page) || !IsHere(request, page);

        // Every browser names the origin of a WebSocket: a cookie that comes without it comes from no page.
        return IsWebSocket(request) || request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }

    // The scheme is left out: behind a proxy that ends TLS it may be http here and https in the browser.
    private static bool IsHere(HttpRequest request, Uri page) =>
        string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (page.IsDefaultPort ? request.Host.Port is null or 80 or 443 : request.Host.Port == page.Port);

    private static bool IsWebSocket(HttpRequest request) =>
        string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || request.HttpContext.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
