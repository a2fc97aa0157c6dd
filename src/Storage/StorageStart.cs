using Microsoft.Extensions.DependencyInjection;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage;

/// <summary>What a host does once before it serves.</summary>
public static class StorageStart
{
    /// <summary>Brings the records and Orleans' tables to their newest schema. Safe in many processes at once.</summary>
    /// <returns>Why this process must not serve, in a sentence; nothing was changed then. Null when it may.</returns>
    public static async Task<string?> PrepareRecords(this IServiceProvider services, CancellationToken cancel = default)
    {
        if (await services.GetRequiredService<ClockCheck>().Problem(cancel) is { } problem)
            return problem;
        await services.GetRequiredService<StorageSchema>().Apply(cancel);
        await services.GetRequiredService<OrleansTables>().Apply(cancel);
        return null;
    }
}
