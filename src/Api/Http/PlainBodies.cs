namespace Scheduler.Api.Http;

/// <summary>Bodies are read as they are sent. A packed one would be taken for text that is broken, or for a file of which every line is wrong.</summary>
internal static class PlainBodies
{
    private static readonly ErrorReply Packed = new(
        StatusCodes.Status415UnsupportedMediaType, "The body is packed, as its Content-Encoding says; send it as it is, without that header.");

    public static void UsePlainBodies(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Headers.ContentEncoding.All(e => string.IsNullOrEmpty(e) || e.Equals("identity", StringComparison.OrdinalIgnoreCase))
            ? next(context)
            : Packed.ExecuteAsync(context));
}
