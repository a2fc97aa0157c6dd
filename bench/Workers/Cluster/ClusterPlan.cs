using Scheduler.Workers.Hosting;

namespace Scheduler.Workers.Cluster;

/// <summary>What a cluster on this machine is made of.</summary>
public sealed record ClusterPlan
{
    public required int Silos { get; init; }

    public required int Apis { get; init; }

    /// <summary>Leave records and logs behind.</summary>
    public bool Keep { get; init; }

    /// <summary>More settings of the database server, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> DatabaseSettings { get; init; } = [];

    /// <summary>Root of the checkout whose build every process runs at first.</summary>
    public string Root { get; init; } = RepositoryRoot.Find();
}
