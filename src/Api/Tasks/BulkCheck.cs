using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Where lines go that do not say so themselves.</summary>
internal sealed record BulkPlace(Tenant Tenant, string? Project, string? Batch);

/// <summary>Makes a task of a line of one request, or says why there is none.</summary>
/// <param name="idOf">The id of the task of a line.</param>
/// <param name="dry">Nothing is to be made, no place of the tasks either. Without it a place is made for the first line that can go there.</param>
internal sealed class BulkCheck(BulkPlace place, TaskTargets targets, Func<int, TaskId> idOf, TimeProvider time, bool dry = false)
{
    /// <summary>Projects and batches remembered at once, and characters of their parameters.</summary>
    private const int MaxKnown = 1_000, MaxKnownCharacters = 32 * 1024 * 1024;

    // Project and batch are looked up once per request, not once per line.
    private readonly Dictionary<TaskPlace, (TaskTarget? Target, ErrorReply? Refusal, bool IsMade)> _known = [];

    private long _knownCharacters;

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
            var at = PlaceOf(request);
            for (var found = await Look(at, cancel); ; found = await Make(at, cancel))
            {
                if (found.Target is not { } target)
                    return (null, request.Refused(found.Refusal!).Message);
                if (target.Check(request) is { Count: > 0 } problems)
                    return (null, ErrorReply.Invalid([.. problems]).Message);
                if (found.IsMade || dry)
                    return (request.ToRow(target, idOf(line.Number), time.GetUtcNow().ToMillisecond()), null);
                if (await targets.Taken(at, request, idOf(line.Number), cancel) is { } taken)
                    return (null, taken.Message);
            }
        }
        catch (JsonException exception)
        {
            return (null, "The line is not usable JSON. " + exception.Message);
        }
    }

    /// <summary>A line that names its project does not mean the request's batch, which may be another project's.</summary>
    private TaskPlace PlaceOf(TaskRequest request) => new(
        place.Tenant, request.Type, request.Project ?? (request.Batch is null ? place.Project : null),
        request.Batch ?? (request.Project is null || request.Project == place.Project ? place.Batch : null));

    private async ValueTask<(TaskTarget? Target, ErrorReply? Refusal, bool IsMade)> Look(TaskPlace at, CancellationToken cancel)
    {
        if (_known.TryGetValue(at, out var found))
            return found;
        if (_known.Count >= MaxKnown || _knownCharacters >= MaxKnownCharacters)
        {
            _known.Clear();
            _knownCharacters = 0;
        }

        var (target, refusal) = await targets.Find(at, cancel, dry: true);
        _knownCharacters += target?.Project.Characters ?? 0;
        return _known[at] = (target, refusal, false);
    }

    private async Task<(TaskTarget? Target, ErrorReply? Refusal, bool IsMade)> Make(TaskPlace at, CancellationToken cancel)
    {
        var (target, refusal) = await targets.Find(at, cancel);
        return _known[at] = (target, refusal, true);
    }
}
