using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Where lines go that do not say so themselves.</summary>
internal sealed record BulkPlace(Tenant Tenant, string? Project, string? Batch);

/// <summary>Makes a task of a line of one request, or says why there is none.</summary>
/// <param name="idOf">The id of the task of a line.</param>
/// <param name="dry">Nothing is to be made, no place of the tasks either.</param>
internal sealed class BulkCheck(BulkPlace place, TaskTargets targets, Func<int, TaskId> idOf, TimeProvider time, bool dry = false)
{
    /// <summary>Projects and batches remembered at once.</summary>
    private const int MaxKnown = 1_000;

    // Project and batch are looked up once per request, not once per line.
    private readonly Dictionary<(string?, string?, string?), (TaskTarget? Target, ErrorReply? Refusal)> _known = [];

    /// <returns>Either a row or an error.</returns>
    public async ValueTask<(TaskRow? Row, string? Error)> Of(BulkLine line, CancellationToken cancel)
    {
        if (line.Text is not { } text)
            return (null, $"The line is over {RequestLimits.MaxBodyBytes} bytes.");
        try
        {
            using var document = StrictJson.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, "A line must be a JSON object.");
            var request = TaskRequest.Read(document.RootElement);
            if (request.Problems.Count > 0)
                return (null, ErrorReply.Invalid(request.Problems).Message);
            var (target, refusal) = await TargetOf(request, cancel);
            if (target is null)
                return (null, refusal!.Message);
            return target.Check(request) is { Count: > 0 } problems
                ? (null, ErrorReply.Invalid([.. problems]).Message)
                : (request.ToRow(target, idOf(line.Number), time.GetUtcNow().ToMillisecond()), null);
        }
        catch (JsonException exception)
        {
            return (null, "The line is not usable JSON. " + exception.Message);
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
            _known[key] = found = await targets.Find(place.Tenant, request.Type, project, batch, cancel, dry);
        return found;
    }
}
