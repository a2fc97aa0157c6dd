using Microsoft.AspNetCore.Http.Features;

namespace Scheduler.Api.Http;

/// <summary>
/// Projects and batches are addressed by name, and a name may hold any character. The server decodes paths so that
/// <c>a%2Fb</c> and <c>a%252Fb</c> look alike and a literal percent sign is ambiguous; so our paths are taken from the raw
/// target instead: split at slashes, each segment decoded once, and then only slash and percent written back escaped, which
/// <see cref="PathName"/> undoes. Empty segments vanish: one client doubles slashes.
/// </summary>
internal static class RawPath
{
    public static void UseRawPath(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpRequestFeature>() is { RawTarget: { Length: > 0 } target } && Rewrite(target) is { } path)
        {
            // Not by assignment of the string: that conversion decodes once more.
            context.Request.Path = new PathString(path);
        }

        return next(context);
    });

    /// <summary>Null for targets that are none of ours, which keep the server's own reading.</summary>
    public static string? Rewrite(string target)
    {
        if (!target.StartsWith('/'))
            return null;
        var end = target.IndexOfAny(['?', '#']);
        var segments = (end < 0 ? target : target[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is ["v1" or "v2" or "api", ..] ? "/" + string.Join('/', segments.Select(Once)) : null;
    }

    private static string Once(string segment) => PathName.Escape(Uri.UnescapeDataString(segment));
}
