using Microsoft.Extensions.DependencyInjection;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage;

/// <summary>What a host does once before it serves.</summary>
public static class StorageStart
{
    /// <summary>Brings the records and Orleans' tables to their newest schema. Safe in many processes at once.</summary>
    public static async Task ApplySchedulerSchema(this IServiceProvider services, CancellationToken cancel = default)
    {
        await services.GetRequiredService<StorageSchema>().Apply(cancel);
        await services.GetRequiredService<OrleansTables>().Apply(cancel);
    }
}
