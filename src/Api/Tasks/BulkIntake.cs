using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// One bulk request. Each line stands for itself: it becomes a task or is named in the summary, whatever its neighbours do.
/// Lines are read while the chunk before them is stored, so two chunks is all that is in memory.
/// </summary>
internal sealed class BulkIntake(BulkCheck check, TaskIntake intake, TimeProvider time, BulkSummary summary)
{
    /// <exception cref="BadHttpRequestException">There is no line.</exception>
    public async Task Run(IAsyncEnumerable<BulkLine> lines, CancellationToken cancel)
    {
        var storing = Task.CompletedTask;
        // The first chunks are small, so that a request of a thousand lines is read and stored at the same time as well.
        var (chunk, bytes, seen, size) = (new List<(int, TaskRow)>(), 0, 0, RequestLimits.BulkFirstChunkTasks);
        await foreach (var line in lines)
        {
            if (++seen > BatchLimits.MaxBulkTasks)
                summary.Failed(line.Number, $"A request takes at most {BatchLimits.MaxBulkTasks} lines.");
            else if (await check.Of(line, cancel) is { Row: var row, Error: var error } && row is null)
                summary.Failed(line.Number, error!);
            else
            {
                chunk.Add((line.Number, row));
                bytes += line.Text!.Value.Length;
            }

            if (chunk.Count < size && bytes < RequestLimits.BulkChunkBytes)
                continue;
            await storing;
            storing = Store(chunk, cancel);
            (chunk, bytes, size) = ([], 0, Math.Min(2 * size, RequestLimits.BulkChunkTasks));
        }

        await storing;
        await Store(chunk, cancel);
        if (seen == 0)
            throw BulkLines.None();
    }

    private async Task Store(List<(int Line, TaskRow Row)> chunk, CancellationToken cancel)
    {
        if (chunk.Count == 0)
            return;
        IReadOnlyList<ErrorReply?> refusals = [];
        if (summary.StoppedAt is null)
            try
            {
                refusals = await intake.AddWhenFree([.. chunk.Select(c => c.Row)], time, cancel);
            }
            catch (IntakeBusyException) when (summary.Stop(chunk[0].Line))
            {
                // Told in the summary: an error for the whole request would make the caller send what is stored again.
            }

        if (summary.StoppedAt is not null)
            foreach (var (line, _) in chunk)
                summary.Failed(line, "Not stored: too many tasks are waiting. Send this line and those after it again later.");
        foreach (var ((line, row), refusal) in chunk.Zip(refusals))
            if (refusal is null)
                summary.Created(line, row.Ref.Id);
            else
                summary.Failed(line, refusal.Message);
    }
}
