using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scheduler.Api.Http;

/// <summary>Answers 200 (or the status already set) with JSON written by hand: stored JSON goes out as it came in.</summary>
internal sealed class JsonReply(Action<Utf8JsonWriter> write) : IResult
{
    // Never part of an HTML page, so nothing but what JSON demands is escaped.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, Options);
        write(json);
        await json.FlushAsync(httpContext.RequestAborted);
    }
}
