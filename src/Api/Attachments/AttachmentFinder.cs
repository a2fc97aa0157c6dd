using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Attachments;

/// <summary>
/// Finds the attachments of tasks, those they inherit among them. A parameter version never changes, so what tasks inherit from the
/// versions in use is kept: nothing is read for an assignment.
/// </summary>
public sealed class AttachmentFinder(IProjectStore projects) : IDisposable
{
    /// <summary>Bytes of inherited parameters that are kept at once.</summary>
    private const int CacheBytes = 16 << 20;

    private readonly MemoryCache _inherited = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    public async ValueTask<ImmutableArray<Attachment>> Of(AttachedTask task, CancellationToken cancel = default) =>
        AttachmentList.Of(task.Params, await InheritedBy(task, cancel));

    /// <summary>Whether a task gives its <c>unique_id</c> back because of an attachment: asked for the few that have a bad one, so nothing is kept.</summary>
    public async Task<bool> FreesUniqueId(AttachedTask task, CancellationToken cancel) =>
        TaskDefaults.FreesUniqueId(task.Params, (await projects.Get(task.Tenant, task.Project, cancel))?.ParamsOf(task.ParamVersion) ?? "{}");

    public void Dispose() => _inherited.Dispose();

    private async ValueTask<string> InheritedBy(AttachedTask task, CancellationToken cancel)
    {
        if (task.ParamVersion < 0)
            return "{}";
        var key = (task.Project, task.ParamVersion);
        if (_inherited.TryGetValue(key, out string? known))
            return known!;
        var project = await projects.Get(task.Tenant, task.Project, cancel);
        var read = project?.Versions.FirstOrDefault(v => v.Version == task.ParamVersion) is { } version ? AttachmentList.Inheritable(version.Params) : "{}";
        _inherited.Set(key, read, new MemoryCacheEntryOptions { Size = 200 + (sizeof(char) * read.Length) });
        return read;
    }
}
