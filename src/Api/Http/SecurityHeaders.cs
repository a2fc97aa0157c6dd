namespace Scheduler.Api.Http;

/// <summary>
/// What browsers are told to refuse on pages of this server. On every reply: an error page or a file that a browser takes for a
/// page is one too. A reply that brings a policy of its own, such as a customer's file, keeps it.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Everything from this server only, and scripts only from files. Styles in attributes: the components of the client set them.</summary>
    private const string Policy = $"default-src 'none'; script-src 'self'; {Rest}";

    /// <summary>For pages of libraries that start themselves by a script within the page; they show nothing that somebody wrote.</summary>
    private const string ToolPolicy = $"default-src 'none'; script-src 'self' 'unsafe-inline'; {Rest}";

    private const string Rest = "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob: data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>How long a browser that came by https comes by nothing else.</summary>
    private static readonly TimeSpan HttpsOnly = TimeSpan.FromDays(365);

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddHsts(https => https.MaxAge = HttpsOnly);

    /// <param name="tools">Where the pages of libraries are.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, params string[] tools)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            // When the reply starts: an error clears what was set before.
            context.Response.OnStarting(Set, (context, tools));
            return next(context);
        });
    }

    private static Task Set(object state)
    {
        var (context, tools) = ((HttpContext, string[]))state;
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = tools.Any(tool => context.Request.Path.StartsWithSegments(tool, StringComparison.OrdinalIgnoreCase)) ? ToolPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";

        // Our own addresses stay with us, and our own requests still say where they come from.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        return Task.CompletedTask;
    }
}
