using System.Buffers;
using System.Text.Json;
using Scheduler.Domain;

namespace Scheduler.Api.Http;

/// <summary>
/// The JSON body of a request. Read by hand because clients send <c>Content-Type: application/json</c> with no body at all, and
/// leave the body out when it would be empty.
/// </summary>
internal sealed class RequestBody
{
    private static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;

    private RequestBody(JsonElement? root) => Sent = root;

    /// <summary>Null when there was no body, or <c>null</c>.</summary>
    public JsonElement? Sent { get; }

    /// <summary>The body as an object; no body is an empty one.</summary>
    /// <exception cref="BadHttpRequestException">It is something else.</exception>
    public JsonElement Object => Sent switch
    {
        null => EmptyObject,
        { ValueKind: JsonValueKind.Object } root => root,
        _ => throw new BadHttpRequestException("The body must be a JSON object."),
    };

    /// <summary>How minimal APIs bind it.</summary>
    /// <exception cref="BadHttpRequestException">The body cannot be used.</exception>
    public static async ValueTask<RequestBody?> BindAsync(HttpContext context)
    {
        var bytes = await ReadAll(context);
        if (bytes.IsEmpty)
            return new(null);
        if (context.Request.ContentType is not null && !context.Request.HasJsonContentType())
            throw new BadHttpRequestException("The body must be JSON, with content type application/json.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var document = StrictJson.Parse(bytes);
            context.Response.RegisterForDispose(document);
            return new(document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not usable JSON. " + exception.Message, exception);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAll(HttpContext context)
    {
        var reader = context.Request.BodyReader;

        // Told before it is read: whoever must send it all first may find the line closed and never see why.
        if (context.Request.ContentLength > RequestLimits.MaxBodyBytes)
            throw TooLarge();
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.Buffer.Length > RequestLimits.MaxBodyBytes)
            {
                // Given back: the server drops what follows by the same reader.
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                // Copied: the document keeps what it parses, the pipe takes its memory back.
                var bytes = read.Buffer.ToArray().AsMemory();
                reader.AdvanceTo(read.Buffer.End);
                return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes.Span.Trim(" \t\r\n"u8).IsEmpty ? default : bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static BadHttpRequestException TooLarge() => new("Too large.", StatusCodes.Status413PayloadTooLarge);
}
