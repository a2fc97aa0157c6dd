using Microsoft.Extensions.Caching.Memory;
using Scheduler.Domain;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Projects;

/// <summary>
/// Names of projects and batches by id: customers see names, rows hold ids. Names never change, so an entry never goes stale.
/// </summary>
internal sealed class Names(IProjectStore projects, IBatchStore batches) : IDisposable
{
    /// <summary>Names remembered at once.</summary>
    private const int MaxEntries = 100_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxEntries });

    public async ValueTask<string?> Project(Tenant tenant, ProjectId id, CancellationToken cancel) =>
        await Find((tenant, id), async () => (await projects.Get(tenant, id, cancel))?.Name);

    /// <summary>Null for a project's hidden default batch.</summary>
    public async ValueTask<string?> Batch(Tenant tenant, BatchId id, CancellationToken cancel) =>
        await Find((tenant, id), async () => (await batches.Get(tenant, id, cancel))?.Name);

    public void Dispose() => _known.Dispose();

    private async ValueTask<string?> Find<TKey>(TKey key, Func<Task<string?>> read)
        where TKey : struct
    {
        if (!_known.TryGetValue(key, out string? name))
        {
            name = await read();
            _known.Set(key, name, new MemoryCacheEntryOptions { Size = 1 });
        }

        return name;
    }
}
