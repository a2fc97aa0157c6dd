using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Imports;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Imports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Imports;

/// <summary>
/// One request of an import: lines become tasks chunk by chunk, and after each chunk the row is told how far it is. A line that was
/// stored though the row was not told yet is stored again under the same id, which changes nothing.
/// </summary>
internal sealed class ImportRun(ImportRow import, string token, BulkCheck check, TaskIntake intake, ITaskReads reads, IBatchStore batches, IImportStore store, TimeProvider time)
{
    /// <summary>Unique ids seen in a dry run.</summary>
    private readonly HashSet<string> _seen = [];

    private ImportProgress _progress = import.Progress;

    /// <summary>Lines so far, those being stored included.</summary>
    private long _lines = import.Progress.Lines;

    /// <summary>Bytes of the file before this body, as far as they are known by now.</summary>
    private long _start = import.Progress.Bytes;

    /// <summary>False while no line was read: nothing can have been stored then.</summary>
    public bool HasBegun => _lines > 0;

    /// <param name="more">Other lines follow: the import does not end with these.</param>
    /// <returns>False when another request has taken over.</returns>
    /// <exception cref="BadHttpRequestException">There is no line in the file.</exception>
    public async Task<bool> Run(IAsyncEnumerable<ImportLine> lines, bool more, CancellationToken cancel)
    {
        var storing = Task.FromResult(true);
        var chunk = new ImportChunk();
        try
        {
            await foreach (var line in lines)
            {
                if (line.Line.Number <= import.Progress.LastLine)
                {
                    _start = import.Progress.Bytes - line.Line.End;
                    continue;
                }

                await Take(chunk, line, cancel);
                if (!chunk.IsFull)
                    continue;
                if (!await storing)
                    return false;
                storing = Settle(chunk, cancel);
                chunk = new();
            }
        }
        finally
        {
            // What is being stored ends first, or it would go on beside whoever sends the import again.
            await Task.WhenAny(storing);
        }

        if (!await storing || !await Settle(chunk, cancel))
            return false;
        if (more)
            return true;

        return _progress.Lines > 0 ? await Tell(done: true, cancel)
            : throw (import.Plan.Format == "csv" ? BulkLines.None("record after the header") : BulkLines.None());
    }

    private async ValueTask Take(ImportChunk chunk, ImportLine line, CancellationToken cancel)
    {
        if (line.Line.Text is { IsEmpty: true })
            chunk.Pass(line.Line);
        else if (++_lines > BatchLimits.MaxBulkTasks)
            chunk.Refuse(line.Line, $"An import takes at most {BatchLimits.MaxBulkTasks} lines.");
        else if (line.Line.Number > ImportLimits.MaxLines)
            chunk.Refuse(line.Line, $"An import takes nothing from below line {ImportLimits.MaxLines}.");
        else if (line.Error is { } malformed)
            chunk.Refuse(line.Line, malformed);
        else if (await check.Of(line.Line, cancel) is { Row: var row, Error: var error } && row is not null)
            chunk.Add(line.Line, row);
        else
            chunk.Refuse(line.Line, error!);
    }

    private async Task<bool> Settle(ImportChunk chunk, CancellationToken cancel)
    {
        if (chunk.IsEmpty)
            return true;
        var refusals = chunk.Rows.Count == 0 ? [] : import.Plan.DryRun ? await Rehearse(chunk, cancel) : await intake.AddWhenFree([.. chunk.Rows.Select(r => r.Row)], time, cancel);
        foreach (var ((line, _), refusal) in chunk.Rows.Zip(refusals))
            if (refusal is not null)
                chunk.Errors.Add(new(line, refusal.Message));
        _progress = chunk.After(_progress, _start);
        return await Tell(done: false, cancel);
    }

    private Task<bool> Tell(bool done, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToMillisecond();
        return store.Advance(import.Tenant, import.Id, token, _progress, done ? null : now + ImportLimits.Lease, now, cancel);
    }

    /// <summary>What storing would refuse, as far as it is known beforehand.</summary>
    private async Task<IReadOnlyList<ErrorReply?>> Rehearse(ImportChunk chunk, CancellationToken cancel)
    {
        string[] wanted = [.. chunk.Rows.Select(r => r.Row.UniqueId).OfType<string>().Distinct()];
        var taken = new Dictionary<string, string>();
        foreach (var some in wanted.Chunk(RequestLimits.MaxPage))
            foreach (var row in await reads.List(new(import.Tenant) { UniqueIds = some }, null, some.Length, cancel: cancel))
                taken[row.UniqueId!] = row.Ref.Id.Value;
        var closed = new HashSet<BatchId>();
        foreach (var batch in chunk.Rows.Select(r => r.Row.Ref.Batch).Distinct())
            if (await batches.TakesTasks(import.Tenant, batch, cancel) == false)
                closed.Add(batch);
        return [.. chunk.Rows.Select(r => closed.Contains(r.Row.Ref.Batch) ? TaskIntake.BatchClosed
            : r.Row.UniqueId is not { } id ? null
            : taken.TryGetValue(id, out var task) ? TaskIntake.Duplicate(id, task)
            : _seen.Add(id) ? null
            : ErrorReply.Conflict($"The unique_id (\"{id}\") is on an earlier line as well."))];
    }
}
