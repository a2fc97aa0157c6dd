using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Exports;

/// <summary>
/// Writes what customers ordered, a few at once. What is to be done stands in the rows: a host that ends in the middle is followed by
/// another, or by itself.
/// </summary>
internal sealed partial class ExportWorker(IExportStore store, IFileContent content, ExportRunner runner, TimeProvider time, ILogger<ExportWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Old exports deleted at a time.</summary>
    private const int DeleteRows = 100;

    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Something was added.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount < ExportLimits.WritersPerHost)
            _wake.Release();
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, ExportLimits.WritersPerHost).Select(_ => Task.Run(() => Write(stoppingToken), stoppingToken)));

    private async Task Write(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try
            {
                var (token, now) = (Guid.NewGuid().ToString("D"), time.GetUtcNow().ToMillisecond());
                if (await store.Lease(token, now + ExportLimits.Lease, now, stopping) is { } export)
                    await Write(export, token, stopping);
                else
                {
                    foreach (var old in await store.DeleteDone(now - ExportLimits.Kept, DeleteRows, stopping))
                        if (old.File is { } file)
                            content.Delete(file);
                    await _wake.WaitAsync(LookEvery, stopping);
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogFailed(e);
                await Task.Delay(LookEvery, time, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private async Task Write(ExportRow export, string token, CancellationToken stopping)
    {
        try
        {
            await runner.Run(export, token, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await store.Release(export.Id, token, CancellationToken.None);
            throw;
        }
        catch (Exception e) when (export.Tries >= ExportLimits.MaxTries)
        {
            LogGivenUp(e, export.Id);
            await runner.GiveUp(export, token, stopping);
        }
    }

    [LoggerMessage(2202, LogLevel.Warning, "Writing an export failed; it is tried again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(2203, LogLevel.Error, "Export {Export} is given up")]
    private partial void LogGivenUp(Exception exception, string export);
}
