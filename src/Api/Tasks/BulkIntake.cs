using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Where lines go that do not say so themselves.</summary>
internal sealed record BulkPlace(Tenant Tenant, string? Project, string? Batch);

/// <summary>
/// One bulk request. Each line stands for itself: it becomes a task or is named in the summary, whatever its neighbours do.
/// Lines are read while the chunk before them is stored, so two chunks is all that is in memory.
/// </summary>
internal sealed class BulkIntake(BulkPlace place, TaskTargets targets, TaskIntake intake, IdSource ids, TimeProvider time, BulkSummary summary)
{
    /// <summary>How often, and how long apart, a full queue is tried again before the request is refused.</summary>
    private const int BusyTries = 60;

    /// <summary>Projects and batches remembered at once.</summary>
    private const int MaxKnown = 1_000;

    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(250);

    // Project and batch are looked up once per request, not once per line.
    private readonly Dictionary<(string?, string?, string?), (TaskTarget? Target, ErrorReply? Refusal)> _known = [];

    public async Task Run(IAsyncEnumerable<BulkLine> lines, CancellationToken cancel)
    {
        var storing = Task.CompletedTask;
        // The first chunks are small, so that a request of a thousand lines is read and stored at the same time as well.
        var (chunk, bytes, seen, size) = (new List<(int, TaskRow)>(), 0, 0, RequestLimits.BulkFirstChunkTasks);
        await foreach (var line in lines)
        {
            if (++seen > BatchLimits.MaxBulkTasks)
                summary.Failed(line.Number, $"A request takes at most {BatchLimits.MaxBulkTasks} lines.");
            else if (line.Text is not { } text)
                summary.Failed(line.Number, $"The line is over {RequestLimits.MaxBodyBytes} bytes.");
            else if (await ToRow(line.Number, text, cancel) is { } row)
            {
                chunk.Add((line.Number, row));
                bytes += text.Length;
            }

            if (chunk.Count < size && bytes < RequestLimits.BulkChunkBytes)
                continue;
            await storing;
            storing = Store(chunk, cancel);
            (chunk, bytes, size) = ([], 0, Math.Min(2 * size, RequestLimits.BulkChunkTasks));
        }

        await storing;
        await Store(chunk, cancel);
    }

    private async ValueTask<TaskRow?> ToRow(int line, ReadOnlyMemory<byte> text, CancellationToken cancel)
    {
        try
        {
            using var document = StrictJson.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Refuse(line, "A line must be a JSON object.");
            var request = TaskRequest.Read(document.RootElement);
            if (request.Problems.Count > 0)
                return Refuse(line, ErrorReply.Invalid(request.Problems).Message);
            var (target, refusal) = await TargetOf(request, cancel);
            if (target is null)
                return Refuse(line, refusal!.Message);
            return target.Check(request) is { Count: > 0 } problems
                ? Refuse(line, ErrorReply.Invalid([.. problems]).Message)
                : request.ToRow(target, new(ids.Next()), time.GetUtcNow().ToMillisecond());
        }
        catch (JsonException exception)
        {
            return Refuse(line, "The line is not usable JSON. " + exception.Message);
        }
    }

    private async ValueTask<(TaskTarget? Target, ErrorReply? Refusal)> TargetOf(TaskRequest request, CancellationToken cancel)
    {
        // A line that names its project does not mean the request's batch, which may be another project's.
        var project = request.Project ?? (request.Batch is null ? place.Project : null);
        var batch = request.Batch ?? (request.Project is null || request.Project == place.Project ? place.Batch : null);
        var key = (request.Type, project, batch);
        if (_known.Count >= MaxKnown)
            _known.Clear();
        if (!_known.TryGetValue(key, out var found))
            _known[key] = found = await targets.Find(place.Tenant, request.Type, project, batch, cancel);
        return found;
    }

    private async Task Store(List<(int Line, TaskRow Row)> chunk, CancellationToken cancel)
    {
        if (chunk.Count == 0)
            return;
        IReadOnlyList<ErrorReply?> refusals = [];
        if (summary.StoppedAt is null)
            try
            {
                refusals = await AddWhenFree([.. chunk.Select(c => c.Row)], cancel);
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

    private async Task<IReadOnlyList<ErrorReply?>> AddWhenFree(TaskRow[] rows, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await intake.Add(rows, cancel);
            }
            catch (IntakeBusyException) when (tries < BusyTries)
            {
                await Task.Delay(BusyWait, time, cancel);
            }
    }

    private TaskRow? Refuse(int line, string error)
    {
        summary.Failed(line, error);
        return null;
    }
}
