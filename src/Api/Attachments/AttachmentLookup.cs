using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Grains.Interfaces;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Attachments;

/// <summary>Finds what a link names. The attachments of a task never change, so those of the latest tasks are kept: a video asks for thousands of frames.</summary>
internal sealed class AttachmentLookup(ITaskReads tasks, AttachmentFinder finder) : IDisposable
{
    /// <summary>Bytes of addresses that are kept at once.</summary>
    private const int CacheBytes = 32 << 20;

    private static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    public async ValueTask<(Tenant Tenant, Attachment Attachment)?> Find(string organization, string mode, string task, int index, CancellationToken cancel)
    {
        var name = $"/{organization}/{mode}/{task}";
        if (GrainKeys.TryTenanted(name) is not { } key)
            return null;
        if (!_cache.TryGetValue(name, out ImmutableArray<Attachment> known))
        {
            if (await tasks.Get(key.Tenant, new(key.Id), cancel) is not { } row)
                return null;
            known = await finder.Of(AttachedTask.Of(row), cancel);
            _cache.Set(name, known, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Age, Size = 200 + known.Sum(a => sizeof(char) * (a.Url.Length + a.Path.Length)) });
        }

        return index >= 0 && index < known.Length ? (key.Tenant, known[index]) : null;
    }

    public void Dispose() => _cache.Dispose();
}
