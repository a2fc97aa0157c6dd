using Microsoft.Extensions.Caching.Memory;
using Scheduler.Api.Http;
using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <summary>
/// Places of new tasks kept in memory, so that making one asks the database nothing beforehand. What is kept may be out of date:
/// the intake compares <see cref="TaskTarget.Basis"/> in the transaction that stores the task, and nobody is refused by what is
/// kept (<see cref="TaskMaker"/>).
/// </summary>
internal sealed class KnownTargets(TaskTargets targets) : IDisposable
{
    /// <summary>What is remembered at once, in characters: each place holds all parameter versions of its project.</summary>
    private const int MaxCharacters = 32 * 1024 * 1024;

    /// <summary>Counted for a place besides.</summary>
    private const int PlaceCharacters = 10_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });

    public TaskTarget? Recall(TaskPlace place) => _known.TryGetValue(place, out TaskTarget? target) ? target : null;

    /// <summary>Looks the place up for one request, and keeps it for others. The one who looked needs no comparison: whatever changes by now changes beside them.</summary>
    public async Task<(TaskTarget? Target, ErrorReply? Refusal)> Find(TaskPlace place, CancellationToken cancel)
    {
        var (target, refusal) = await targets.Find(place, cancel);

        // Tasks of the test mode are stored as their batch stands, which a launch changes.
        if (target?.Project.Basis is not { } basis || place.Tenant.Mode == Mode.Test)
            return (target, refusal);
        _known.Set(place, target.On(basis), new MemoryCacheEntryOptions { Size = PlaceCharacters + target.Project.Characters });
        return (target, null);
    }

    /// <summary>Why the task cannot go to the place as it is, or would be made; null when it can.</summary>
    public async Task<ErrorReply?> Refusal(TaskPlace place, TaskRequest request, CancellationToken cancel)
    {
        var (target, refusal) = await targets.Find(place, cancel, dry: true);
        return target is null ? request.Refused(refusal!)
            : target.Check(request) is { Count: > 0 } problems ? ErrorReply.Invalid([.. problems])
            : await targets.Taken(place, request, own: null, cancel);
    }

    public void Dispose() => _known.Dispose();
}
