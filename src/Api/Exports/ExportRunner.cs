using System.Security.Cryptography;
using System.Text.Json;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Files;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Exports;

/// <summary>
/// Writes one leased export to its end, or as far as it gets: what was made durable stands in the row, and whoever leases it next
/// goes on from there.
/// </summary>
internal sealed class ExportRunner(
    IExportStore store, ITaskHistory history, IFileDrafts drafts, IFileContent content, ExportPlans plans, Names names, IProjectStore projects, TimeProvider time)
{
    /// <param name="token">The lease: a Guid, under which the file is kept as well.</param>
    public async Task Run(ExportRow export, string token, CancellationToken cancel)
    {
        if (export.Progress is { } last && content.Open(last.Draft) is { } kept)
        {
            // The writer before had kept the file and died before it could say so.
            await using (kept)
                await Finish(export.Id, token, kept, cancel);
            return;
        }

        bool done;
        try
        {
            var plan = await PlanOf(export, cancel);
            var progress = export.Progress is { } known ? await ExportDraft.Open(drafts, export.Id, token, known.Mark, known.Draft, cancel) : null;
            await using var draft = progress ?? await ExportDraft.Open(drafts, export.Id, token, ExportMark.Start(plan.Format, plan.Labels), null, cancel)
                ?? throw new IOException("A new draft cannot be opened.");
            done = await Write(export, plan, token, draft, progress is null ? null : export.Progress!.After, cancel);
        }
        catch (ExportException refusal)
        {
            done = await store.Finish(export.Id, token, new(Now, null, 0, null, refusal.Message), cancel);
        }

        // Another writer may go on from the drafts of this one, if there is still something to write.
        if (done || await store.Get(export.Id, cancel) is null)
            drafts.Discard(export.Id);
    }

    public async Task GiveUp(ExportRow export, string token, CancellationToken cancel)
    {
        if (await store.Finish(export.Id, token, new(Now, null, 0, null, "The server failed to write it, several times. It was logged."), cancel))
            drafts.Discard(export.Id);
    }

    /// <returns>False when the lease is no longer held.</returns>
    private async Task<bool> Write(ExportRow export, ExportPlan plan, string token, ExportDraft draft, TaskCursor? after, CancellationToken cancel)
    {
        var (pen, sheet) = (new ExportPen(names, projects), draft.Sheet);
        var total = export.Total ?? await history.Count(plan.Filter, export.AsOf, long.MaxValue, cancel);
        if (after is null && sheet.Mark.Lengths.All(l => l == 0))
            plan.Format.Begin(sheet);
        var step = time.GetTimestamp();
        await foreach (var page in new ExportSource(history).Pages(plan.Filter, export.AsOf, after, cancel))
        {
            await pen.Write(page, plan.Format, sheet, cancel);
            await draft.Spill(cancel);
            after = page.Last ?? after;
            if (!page.More || time.GetElapsedTime(step) < ExportLimits.Step)
                continue;
            if (!await Advance())
                return false;
            step = time.GetTimestamp();
        }

        // Before the end is written: who goes on from here writes it again.
        if (!await Advance())
            return false;
        plan.Format.End(sheet);
        await draft.Spill(cancel);
        await draft.Join(cancel);
        drafts.Keep(export.Id, token);
        await using var file = content.Open(token)!;
        if (await Finish(export.Id, token, file, cancel))
            return true;
        content.Delete(token);
        return false;

        Task<bool> Advance()
        {
            draft.Flush();
            return store.Advance(export.Id, token, total, new(after, sheet.Mark, token), Now + ExportLimits.Lease, Now, cancel);
        }
    }

    private async Task<bool> Finish(string id, string token, Stream file, CancellationToken cancel)
    {
        var sum = await SHA256.HashDataAsync(file, cancel);
        return await store.Finish(id, token, new(Now, null, file.Length, Convert.ToHexStringLower(sum)), cancel);
    }

    private async Task<ExportPlan> PlanOf(ExportRow export, CancellationToken cancel)
    {
        using var filter = JsonDocument.Parse(export.Filter);
        var (plan, refusal) = await plans.Make(ExportFormats.Find(export.Format)!, ExportFilter.Read(export.Tenant, filter.RootElement, []), cancel);
        return plan ?? throw new ExportException(refusal!.Message);
    }

    private DateTimeOffset Now => time.GetUtcNow().ToMillisecond();
}
