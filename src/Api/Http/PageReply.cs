using System.Text.Json;

namespace Scheduler.Api.Http;

/// <summary>
/// Answers 200 with a list. Goes out in pieces: a hundred tasks may carry a megabyte of params each.
/// </summary>
/// <param name="docs">The rows, read as they are written.</param>
/// <param name="write">Writes one row.</param>
/// <param name="envelope">Writes the fields after the list; null for a bare array.</param>
/// <param name="name">The field that the list is.</param>
internal sealed class PageReply<T>(IAsyncEnumerable<T> docs, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? envelope, string name = "docs") : IResult
{
    private const int FlushBytes = 64 * 1024;

    public PageReply(IEnumerable<T> docs, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? envelope)
        : this(docs.ToAsyncEnumerable(), write, envelope)
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var rows = docs.GetAsyncEnumerator(httpContext.RequestAborted);

        // Before the first byte: what goes wrong here is told as anything else is.
        var more = await rows.MoveNextAsync();
        try
        {
            await Write(httpContext, rows, more);
        }
        catch
        {
            // A whole reply no more, and not to be taken for one.
            httpContext.Abort();
            throw;
        }
    }

    private async Task Write(HttpContext httpContext, IAsyncEnumerator<T> rows, bool more)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, JsonReply.Options);
        if (envelope is not null)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        var sent = 0L;
        for (; more; more = await rows.MoveNextAsync())
        {
            write(json, rows.Current);
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
