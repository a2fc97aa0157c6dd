using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Grains;

/// <summary>The storage ports that grains use.</summary>
internal static class StoragePorts
{
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(ILedger), typeof(IIntake), typeof(ITaskReads), typeof(IOpenTasks), typeof(ILeases),
        typeof(IBatchStore), typeof(IProjectStore), typeof(IDeliveries), typeof(IOrganizationStore), typeof(IAnnotatorStore),
        typeof(IAccounts), typeof(ISessions),
        typeof(IQualityTasks), typeof(IQualityAttempts), typeof(IExportStore),
        typeof(ICallbackOutbox), typeof(ICallbackLog), typeof(ICallbackKeys),
        typeof(IMetricEvents), typeof(IMetricRows), typeof(IPresenceStore),
    ];
}
