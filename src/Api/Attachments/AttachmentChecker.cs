using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Attachments;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Attachments;

/// <summary>
/// Checks the attachments of new tasks, a group of tasks at a time. What waits is in the rows: a host that ends in the middle is
/// followed by another.
/// </summary>
internal sealed partial class AttachmentChecker(
    IAttachmentChecks checks, AttachmentFinder finder, AttachmentProbe probe, TaskFaults faults, IdSource ids, TimeProvider time, ILogger<AttachmentChecker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5), Lease = TimeSpan.FromSeconds(AttachmentLimits.LeaseSeconds);

    private readonly SemaphoreSlim _wake = new(0, AttachmentLimits.Workers);

    /// <summary>Something was added.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // All are awake.
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AttachmentLimits.Workers).Select(_ => Work(stoppingToken)));

    private async Task Work(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            try
            {
                var token = ids.Next();
                if (await checks.Lease(token, Now + Lease, Now, AttachmentLimits.GroupsPerLease, stopping) is { Count: > 0 } groups)
                    await Check(groups, token, stopping);
                else
                    await _wake.WaitAsync(LookEvery, stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                // The leases run out, and then the groups are checked again.
                LogFailed(e);
                await Task.Delay(LookEvery, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private async Task Check(IReadOnlyList<AttachmentCheck> groups, string token, CancellationToken stopping)
    {
        var told = Now;
        var settled = new List<SettledCheck>();
        foreach (var group in groups)
        {
            var (left, wait) = (new List<TaskId>(), AttachmentSchedule.After(group.Tries + 1));
            foreach (var part in group.Tasks.Chunk(AttachmentLimits.TasksPerRead))
            {
                left.AddRange(await Check(await checks.Pending(part, stopping), wait is null, stopping));
                if (Now - told < Lease / 4)
                    continue;
                told = Now;
                await checks.Keep(token, groups, told + Lease, stopping);
            }

            settled.Add(new(group.Id, left, Now + (wait ?? TimeSpan.Zero)));
        }

        await checks.Settle(token, settled, stopping);
    }

    /// <returns>The tasks to look at again.</returns>
    private async Task<IReadOnlyList<TaskId>> Check(IReadOnlyList<TaskRow> rows, bool last, CancellationToken stopping)
    {
        var named = new List<(TaskRow Row, ImmutableArray<Attachment> Attachments)>(rows.Count);
        foreach (var row in rows)
            named.Add((row, await finder.Of(AttachedTask.Of(row), stopping)));

        // What several tasks name is looked at once.
        var found = new ConcurrentDictionary<(Tenant, string, string?), AttachmentFinding>();
        await Parallel.ForEachAsync(
            named.SelectMany(n => n.Attachments.Select(a => (n.Row.Ref.Tenant, Attachment: a))).DistinctBy(a => (a.Tenant, a.Attachment.Url, a.Attachment.Kind)),
            new ParallelOptions { MaxDegreeOfParallelism = AttachmentLimits.LooksInFlight, CancellationToken = stopping },
            async (one, cancel) => found[(one.Tenant, one.Attachment.Url, one.Attachment.Kind)] = await probe.Look(one.Tenant, one.Attachment, cancel));

        var again = new List<TaskId>();
        foreach (var (row, attachments) in named)
        {
            var wrong = attachments.Select(a => new BadAttachment(a, found[(row.Ref.Tenant, a.Url, a.Kind)])).Where(b => b.Finding.Verdict != AttachmentVerdict.Good).ToArray();
            BadAttachment[] bad = [.. wrong.Where(b => last || b.Finding.Verdict == AttachmentVerdict.Bad)];
            // Somebody works on it: the fault stands when the work is given back, and counts no more once there is an answer.
            if (bad.Length > 0 ? await Fault(row, bad, stopping) == FaultOutcome.Leased && !last : wrong.Length > 0)
                again.Add(row.Ref.Id);
        }

        return again;
    }

    private async Task<FaultOutcome> Fault(TaskRow row, BadAttachment[] bad, CancellationToken stopping)
    {
        LogBad(row.Ref.Id, bad[0].Attachment.Path, bad[0].Finding.Message!);
        return await faults.Fault(row.Ref, AttachmentFault.Response(row.Type, bad), await finder.FreesUniqueId(AttachedTask.Of(row), stopping));
    }

    private DateTimeOffset Now => time.GetUtcNow().ToMillisecond();

    [LoggerMessage(2401, LogLevel.Warning, "Checking attachments failed; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(2402, LogLevel.Information, "Task {Task} cannot be worked on: {Path}: {Why}")]
    private partial void LogBad(TaskId task, string path, string why);
}
