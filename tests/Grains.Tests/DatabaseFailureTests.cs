using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage.Projects;
using Xunit;

namespace Scheduler.Tests.Grains;

public sealed class DatabaseFailureTests
{
    [Theory]
    [InlineData(true, typeof(UnsettledException))]
    [InlineData(false, typeof(InvalidOperationException))]
    public async Task A_caller_in_another_process_is_told_what_a_failure_of_the_database_means(bool transient, Type told)
    {
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) => services.AddSingleton(FailingPort.Of(storage.GetRequiredService<IProjectStore>(), nameof(IProjectStore.Count), new DriverException(transient))));
        var project = cluster.Grains.Get<IProjectGrain>(GrainKeys.Project(new(new("o"), Mode.Live), new("p")));
        Assert.Equal(told, (await Record.ExceptionAsync(() => project.Create(new("pets", "categorization", new ProjectSettings(), "{}"))))?.GetType());
    }

    /// <summary>As of a driver: of a type that no serializer knows.</summary>
    private sealed class DriverException(bool transient) : DbException("terminating connection due to administrator command")
    {
        public override bool IsTransient => transient;
    }
}
