using Scheduler.Domain;
using Scheduler.Domain.Files;
using Scheduler.Outbound.Http;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary>
/// Fetches what customers asked to import, one after the other, behind the guard of all outgoing connections. What waits is in
/// the rows: a host that ends in the middle is followed by another.
/// </summary>
internal sealed partial class FileImporter(IFileRows rows, IFileContent content, OutboundHttp http, TimeProvider time, ILogger<FileImporter> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Something was added.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
            _wake.Release();
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                var now = time.GetUtcNow().ToMillisecond();
                if (await rows.TakeWaiting(now, now - (2 * FileLimits.ImportTime), stoppingToken) is { } file)
                    await rows.Settle(await Fetch(file, stoppingToken), stoppingToken);
                else
                    await _wake.WaitAsync(LookEvery, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private async Task<FileRow> Fetch(FileRow file, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(FileLimits.ImportTime);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.SourceUrl);
            using var response = await http.Send(request, [], limit.Token);
            if (!response.IsSuccessStatusCode)
                return Failed($"The source answered {(int)response.StatusCode}.");
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            return await content.Put(file.Id, body, FileLimits.MaxBytes, limit.Token) is { } size
                ? file with { State = FileState.Ready, Size = size, MimeType = MimeTypes.Of(response.Content.Headers.ContentType?.ToString(), new Uri(file.SourceUrl!).AbsolutePath), UpdatedAt = Now }
                : Failed($"The file is too large: at most {FileLimits.MaxBytes >> 20} MiB.");
        }
        catch (AddressBlockedException)
        {
            return Failed("The address of the source is not allowed.");
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return Failed($"Fetching took longer than {FileLimits.ImportTime.TotalMinutes:0} minutes.");
        }
        catch (HttpRequestException)
        {
            return Failed("The source could not be reached.");
        }
        catch (InvalidDataException)
        {
            return Failed("The source broke off in the middle of the file.");
        }

        FileRow Failed(string why) => file with { State = FileState.Failed, Error = why, UpdatedAt = Now };
    }

    private DateTimeOffset Now => time.GetUtcNow().ToMillisecond();

    [LoggerMessage(2201, LogLevel.Warning, "Importing files failed; trying again")]
    private partial void LogFailed(Exception exception);
}
