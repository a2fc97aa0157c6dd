using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Scheduler.Api.Http;
using Scheduler.Domain.Files;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary>Reads a multipart upload as it comes in: fields first, then the file, straight into the store.</summary>
internal sealed partial class FileUpload(IFileContent content, ILogger<FileUpload> log)
{
    private static readonly ErrorReply TooLarge = new(StatusCodes.Status413PayloadTooLarge, $"The file is too large: at most {FileLimits.MaxBytes >> 20} MiB.");

    private static readonly ErrorReply NotStored = new(StatusCodes.Status503ServiceUnavailable, "The file cannot be stored for the moment; send it again later.");

    private static readonly ErrorReply OneOnly = ErrorReply.BadRequest("There are several parts called file; upload each in a request of its own.");

    /// <summary>The file as stored, its row not yet; or the refusal.</summary>
    public async Task<(FileRow? File, ErrorReply? Refusal)> Read(HttpRequest request, FileRow blank, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "The body must be multipart/form-data with a part called file."));
        var texts = new Dictionary<string, string>();
        FileRow? file = null;
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { } name)
                    continue;
                if (name == "file")
                {
                    if (file is not null)
                        return (null, OneOnly);
                    long? size;
                    try
                    {
                        size = await content.Put(blank.Id, section.Body, FileLimits.MaxBytes, cancel);
                    }
                    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                    {
                        LogNotStored(e);
                        return (null, NotStored);
                    }

                    if (size is null)
                        return (null, TooLarge);
                    if (size == 0)
                        return (null, ErrorReply.BadRequest("The file is empty."));
                    var called = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
                    file = blank with { Size = size.Value, DisplayName = Shorten(called), MimeType = MimeTypes.Of(section.ContentType, called) };
                }
                else if (texts.Count < FileLimits.MaxFields)
                    texts[name] = await ReadText(section, cancel);
            }
        }
        catch (Exception e) when ((e as BadHttpRequestException ?? e.InnerException) is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return (null, TooLarge);
        }
        catch (InvalidDataException e) when (e.InnerException is BadHttpRequestException ended)
        {
            // Amid the file it ends as anywhere else in the body: the error pages know what that is.
            ExceptionDispatchInfo.Throw(ended);
            throw;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, ErrorReply.BadRequest("The multipart body is malformed."));
        }

        if (file is null)
            return (null, ErrorReply.BadRequest("Please include a file parameter: a part of the upload with the bytes."));
        var fields = new Fields(JsonSerializer.SerializeToElement(texts));
        if (texts.Values.Any(t => t.Contains('\0', StringComparison.Ordinal)))
            fields.Add("malformed", "", "A field contains the character NUL.");
        var read = FileFields.Read(fields, file);
        return fields.Problems.Count == 0 ? (read, null) : (null, ErrorReply.Invalid(fields.Problems));
    }

    private static async Task<string> ReadText(MultipartSection section, CancellationToken cancel)
    {
        var buffer = new byte[FileLimits.MaxFieldBytes + 1];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read <= FileLimits.MaxFieldBytes ? Encoding.UTF8.GetString(buffer, 0, read)
            : throw new InvalidDataException($"A field is over {FileLimits.MaxFieldBytes} bytes.");
    }

    [LoggerMessage(2204, LogLevel.Error, "A file cannot be stored")]
    private partial void LogNotStored(Exception exception);

    private static string? Shorten(string? name) => name is null || name.Length <= FileLimits.MaxNameLength ? name : name[..FileLimits.MaxNameLength];
}
