using Microsoft.Net.Http.Headers;
using Scheduler.Api.Files;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Outbound.Http;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Attachments;

/// <summary>
/// Passes an attachment on to a browser as it comes, ranges included, so that neither the rules of other origins nor private links
/// stand in the way. Whatever it claims to be, it runs nowhere in the name of this server.
/// </summary>
internal sealed class AttachmentProxy(OutboundHttp http, IFileRows files, IFileContent content)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Asked of the customer's server as the browser asks them.</summary>
    private static readonly string[] Asked = [HeaderNames.Range, HeaderNames.IfRange, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    public async Task<IResult> Serve(Tenant tenant, Attachment attachment, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        return attachment.Source switch
        {
            AttachmentSource.File => await ServeFile(tenant, attachment, context),
            AttachmentSource.Inline when InlineData.Read(attachment.Url) is { } data => Kept(context, TypedResults.Bytes(data.Bytes, SafeMediaType.Of(data.ContentType), enableRangeProcessing: true)),
            AttachmentSource.Inline => Gone("Its data: address is malformed."),
            _ => await ServeWeb(attachment, context),
        };
    }

    private async Task<IResult> ServeFile(Tenant tenant, Attachment attachment, HttpContext context) =>
        AttachmentSources.FileOf(attachment.Url, tenant.Organization) is { } id
        && await files.Get(tenant, id, context.RequestAborted) is { State: FileState.Ready } file && content.Open(file.Id) is { } stream
            ? Kept(context, TypedResults.Stream(stream, SafeMediaType.Of(file.MimeType), lastModified: file.CreatedAt, enableRangeProcessing: true))
            : ErrorReply.NotFound("There is no such file, or not yet.");

    private async Task<IResult> ServeWeb(Attachment attachment, HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(AttachmentLimits.TrySeconds));
        using var request = new HttpRequestMessage(HttpMethod.Get, attachment.Url);
        foreach (var name in Asked)
            if (context.Request.Headers[name] is [{ Length: > 0 } value])
                request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await http.Send(request, [], patience.Token);
            var status = (int)response.StatusCode;
            if (status is not (StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified or StatusCodes.Status416RangeNotSatisfiable))
                return Gone($"Its server answered {status}.");
            if (response.Content.Headers.ContentLength > AttachmentLimits.MaxBytes)
                return Gone($"It has more than {AttachmentLimits.MaxBytes} bytes.");
            Copy(response, context.Response);
            if (!HttpMethods.IsHead(context.Request.Method) && status is StatusCodes.Status200OK or StatusCodes.Status206PartialContent)
                await Pass(response, context, patience);
            return Results.Empty;
        }
        catch (AddressBlockedException)
        {
            return Gone("Its address leads to where this server does not connect.");
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            // Half a body must not look like a whole one.
            if (!context.Response.HasStarted)
                return Gone(e is OperationCanceledException ? "Its server did not answer in time." : "Its server could not be reached.");
            context.Abort();
            return Results.Empty;
        }
    }

    private static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        var said = from.Content.Headers;
        if (from.StatusCode is System.Net.HttpStatusCode.OK or System.Net.HttpStatusCode.PartialContent)
        {
            to.ContentType = SafeMediaType.Of(MimeTypes.Of(said.ContentType?.ToString(), from.RequestMessage?.RequestUri?.AbsolutePath));
            to.ContentLength = said.ContentLength;
        }

        if (said.ContentEncoding.Count > 0)
            to.Headers.ContentEncoding = string.Join(", ", said.ContentEncoding);
        if (said.ContentRange is { } range)
            to.Headers.ContentRange = range.ToString();
        if (from.Headers.AcceptRanges.Count > 0)
            to.Headers.AcceptRanges = "bytes";
        if (from.Headers.ETag is { } tag)
            to.Headers.ETag = tag.ToString();
        if (said.LastModified is { } modified)
            to.Headers.LastModified = modified.ToString("R");
        to.Headers.CacheControl = CacheControl;
    }

    /// <summary>Ends when the customer's server is silent for too long, when the browser goes, or at the bound.</summary>
    private static async Task Pass(HttpResponseMessage response, HttpContext context, CancellationTokenSource patience)
    {
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        var (buffer, total) = (new byte[BufferBytes], 0L);
        while (true)
        {
            patience.CancelAfter(TimeSpan.FromSeconds(AttachmentLimits.StallSeconds));
            var read = await body.ReadAsync(buffer, patience.Token);
            if (read == 0)
                return;
            total += read;
            if (total > AttachmentLimits.MaxBytes)
                throw new IOException("The attachment is over the bound.");
            // A browser that reads slowly is no fault of the customer's server.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            AttachmentMeter.Passed(read);
        }
    }

    private const string CacheControl = "private, max-age=3600";

    private static IResult Kept(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = CacheControl;
        return result;
    }

    private static ErrorReply Gone(string why) => new(StatusCodes.Status502BadGateway, "The attachment cannot be shown. " + why);
}
