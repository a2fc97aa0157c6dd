using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary>The bytes of a customer's file. They are hostile: whatever they claim to be, they run nowhere in the name of this server.</summary>
internal static class FileReply
{
    /// <summary>Null when there is no such file, or not yet.</summary>
    public static IResult? Of(FileRow? file, IFileContent content, HttpResponse response)
    {
        if (file is not { State: FileState.Ready } || content.Open(file.Id) is not { } stream)
            return null;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(stream, file.MimeType, lastModified: file.CreatedAt, enableRangeProcessing: true);
    }
}
