namespace Scheduler.Api.Web;

/// <summary>
/// The web client: files that <c>src/Web</c> builds into the host as static web assets. Only the client's own addresses answer with
/// its page, so that an unknown address of the API stays an error that programs understand.
/// </summary>
internal static class WebClient
{
    /// <summary>First segments of the client's routes (src/Web/src/app/routes.tsx).</summary>
    private static readonly string[] Roots = ["annotate", "console", "ops", "login", "welcome", "join", "settings", "403", "404"];

    private const string Page = "index.html", Assets = "/assets";

    public static void MapWebClient(this WebApplication app)
    {
        var environment = app.Environment;
        var page = environment.WebRootFileProvider.GetFileInfo(Page);
        var built = page.Exists && File.Exists(Path.Combine(AppContext.BaseDirectory, $"{environment.ApplicationName}.staticwebassets.endpoints.json"));
        if (built)
        {
            app.Use(KeepAssets);

            // Built, not published, static assets add a route that takes GET and HEAD of every path: HEAD of the API's addresses would be 404, and Allow name both everywhere.
            app.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
            app.MapStaticAssets().AllowAnonymous();
        }

        RequestDelegate reply = built ? context => context.Response.SendFileAsync(page, context.RequestAborted) : context => context.Response.WriteAsync(MissingClient.Page, context.RequestAborted);
        foreach (var route in Roots.Select(r => $"/{r}/{{**rest}}").Prepend("/"))
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], context => Send(context, reply)).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task Send(HttpContext context, RequestDelegate reply)
    {
        context.Response.ContentType = "text/html; charset=utf-8";

        // The page names the files of its build: an old page asks for files that are gone.
        context.Response.Headers.CacheControl = "no-cache";
        return reply(context);
    }

    /// <summary>Names in this folder carry a hash of their content; static assets would ask about each at every visit.</summary>
    private static Task KeepAssets(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal))
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    response.Headers.CacheControl = "public,max-age=31536000,immutable";
                return Task.CompletedTask;
            }, context.Response);
        return next(context);
    }
}
