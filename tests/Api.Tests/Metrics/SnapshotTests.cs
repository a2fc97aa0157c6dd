using System.Data.Common;
using System.Reflection;
using Scheduler.Api.Metrics;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces;

namespace Scheduler.Tests.Api.Metrics;

public sealed class SnapshotTests
{
    private static readonly Dictionary<string, Exception> Passing = new()
    {
        ["timeout"] = new TimeoutException(),
        ["silo gone"] = new Orleans.Runtime.SiloUnavailableException(),
        ["database gone on another silo"] = new UnsettledException(),
        ["database gone in this process"] = new DatabaseGone(),
    };

    public static TheoryData<string> Names => [.. Passing.Keys];

    /// <summary>Whoever watches is shown the next snapshot; an exception would end their stream.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_passes_costs_a_snapshot_and_not_the_stream(string name)
    {
        var grains = DispatchProxy.Create<IGrainFactory, Failing>();
        ((Failing)(object)grains).Failure = Passing[name];
        Assert.Null(await new SnapshotSource(grains, TimeProvider.System).Make(MetricScope.All, 60));
    }

    public class Failing : DispatchProxy
    {
        internal Exception Failure { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw Failure;
    }

    private sealed class DatabaseGone : DbException
    {
        public override bool IsTransient => true;
    }
}
