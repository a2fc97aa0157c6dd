using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Api.Files;
using Scheduler.Domain;
using Scheduler.Storage.Files;

namespace Scheduler.Tests.Api.Files;

public sealed class UnstoredTests
{
    private static readonly FileRow Blank = new(Guid.NewGuid().ToString("D"), new(new("o"), Mode.Live), FileState.Ready, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    /// <summary>A full disk was told to the caller as a malformed body.</summary>
    [Fact]
    public async Task A_file_that_the_server_cannot_store_is_not_the_callers_fault()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "a.png" } };
        var request = new DefaultHttpContext().Request;
        (request.ContentType, request.Body) = (form.Headers.ContentType!.ToString(), await form.ReadAsStreamAsync());
        var (file, refusal) = await new FileUpload(new FullDisk(), NullLogger<FileUpload>.Instance).Read(request, Blank, default);
        Assert.Null(file);
        Assert.Equal(503, refusal!.Status);
        await refusal.ExecuteAsync(request.HttpContext);
        Assert.NotEmpty(request.HttpContext.Response.Headers.RetryAfter.ToString());
    }

    private sealed class FullDisk : IFileContent
    {
        public Task<long?> Put(string id, Stream content, long maxBytes, CancellationToken cancel = default) => throw new IOException("No space left on device");

        public Stream? Open(string id) => null;

        public void Delete(string id)
        {
        }
    }
}
