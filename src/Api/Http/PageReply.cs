using System.Text.Json;

namespace Scheduler.Api.Http;

/// <summary>
/// Answers 200 with a list. Goes out in pieces: a hundred tasks may carry a megabyte of params each.
/// </summary>
/// <param name="docs">The rows, read as they are written.</param>
/// <param name="write">Writes one row.</param>
/// <param name="envelope">Writes the fields after <c>docs</c>; null for a bare array.</param>
internal sealed class PageReply<T>(IAsyncEnumerable<T> docs, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? envelope) : IResult
{
    private const int FlushBytes = 64 * 1024;

    public PageReply(IEnumerable<T> docs, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? envelope)
        : this(docs.ToAsyncEnumerable(), write, envelope)
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, JsonReply.Options);
        if (envelope is not null)
        {
            json.WriteStartObject();
            json.WritePropertyName("docs");
        }

        json.WriteStartArray();
        var sent = 0L;
        await foreach (var doc in docs.WithCancellation(httpContext.RequestAborted))
        {
            write(json, doc);
            if (json.BytesCommitted + json.BytesPending - sent < FlushBytes)
                continue;
            await json.FlushAsync(httpContext.RequestAborted);
            await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            sent = json.BytesCommitted;
        }

        json.WriteEndArray();
        if (envelope is not null)
        {
            envelope(json);
            json.WriteEndObject();
        }

        await json.FlushAsync(httpContext.RequestAborted);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
