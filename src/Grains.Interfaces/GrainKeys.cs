using Scheduler.Domain;

namespace Scheduler.Grains.Interfaces;

/// <summary>
/// Keys of all grains. Each starts with a letter and a slash: a key that reads as a hexadecimal number would be stored as that
/// number, and two spellings of one number would share a row.
/// </summary>
public static class GrainKeys
{
    public static string Organization(OrganizationId id) => $"o/{id}";

    public static string Project(Tenant tenant, ProjectId id) => $"p/{Path(tenant)}/{id}";

    public static string Batch(Tenant tenant, BatchId id) => $"b/{Path(tenant)}/{id}";

    public static string Task(Tenant tenant, TaskId id) => $"t/{Path(tenant)}/{id}";

    public static string Annotator(AnnotatorId id) => $"a/{id}";

    public static string Dispatcher(WorkforceId id) => $"d/{id}";

    public static string Sweeper(int shard) => $"s/{shard}";

    public static string CallbackSender(int shard) => $"c/{shard}";

    /// <summary>One in the installation.</summary>
    public const string MetricsFollower = "f/0", Roster = "r/0";

    public static string Metrics(Domain.Metrics.MetricScope scope) => $"m/{scope}";

    /// <summary>The part after the prefix of a key with one part.</summary>
    public static string Single(string key) => key[2..];

    /// <summary>Tenant and id of a project, batch or task key.</summary>
    public static (Tenant Tenant, string Id) Tenanted(string key) =>
        TryTenanted(key) ?? throw new ArgumentException($"Not a tenant's key: {key}", nameof(key));

    /// <summary>The same for a key that came from outside; null when it is none.</summary>
    public static (Tenant Tenant, string Id)? TryTenanted(string key)
    {
        var parts = key.Split('/');
        return parts is [_, { Length: > 0 } organization, "live" or "test", { Length: > 0 } id]
            ? (new(new(organization), parts[2] == "live" ? Mode.Live : Mode.Test), id)
            : null;
    }

    private static string Path(Tenant tenant) => $"{tenant.Organization}/{(tenant.Mode == Mode.Live ? "live" : "test")}";
}
