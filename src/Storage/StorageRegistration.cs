using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Attachments;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Files;
using Scheduler.Storage.Imports;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Postgres;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Relational.Accounts;
using Scheduler.Storage.Relational.Annotators;
using Scheduler.Storage.Relational.Attachments;
using Scheduler.Storage.Relational.Batches;
using Scheduler.Storage.Relational.Callbacks;
using Scheduler.Storage.Relational.Exports;
using Scheduler.Storage.Relational.Files;
using Scheduler.Storage.Relational.Imports;
using Scheduler.Storage.Relational.Metrics;
using Scheduler.Storage.Relational.Organizations;
using Scheduler.Storage.Relational.Projects;
using Scheduler.Storage.Relational.Quality;
using Scheduler.Storage.Relational.Steering;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Relational.Teams;
using Scheduler.Storage.Sqlite;
using Scheduler.Storage.Steering;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Intake;
using Scheduler.Storage.Tasks.Ledger;
using Scheduler.Storage.Teams;

namespace Scheduler.Storage;

/// <summary>Wires the record store into a host.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds every port of this assembly over the database that the options name. Nothing is opened yet: apply the
    /// <see cref="StorageSchema"/> before the first call. Dispose the provider asynchronously, which writes what still waits.
    /// </summary>
    /// <exception cref="InvalidOperationException">The options contradict each other.</exception>
    public static IServiceCollection AddSchedulerStorage(this IServiceCollection services, StorageOptions options)
    {
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<IdSource>();
        if (options.DataFolder is null)
            services.AddPostgres(options);
        else
            services.AddSqlite(options);

        services.AddSingleton(s => new ClockCheck(s.GetRequiredService<RecordDatabase>(), TimeProvider.System));
        services.AddSingleton(s => new LedgerQueue(
            s.GetRequiredService<ILedgerWriter>(), options.DataFolder is null ? options.Ledger.DrainsInFlight : 1, options.Ledger,
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LedgerQueue>>()));
        services.AddSingleton<ILedger>(s => s.GetRequiredService<LedgerQueue>());
        services.AddSingleton(s => new IntakeQueue(
            s.GetRequiredService<IIntakeWriter>(), options.DataFolder is null ? options.Intake.GroupsInFlight : 1, options.Intake));
        services.AddSingleton<IIntake>(s => s.GetRequiredService<IntakeQueue>());

        services.AddSingleton<ITaskReads, TaskReads>();
        services.AddSingleton<ITaskEdits, TaskEdits>();
        services.AddSingleton<IOpenTasks, OpenTasks>();
        services.AddSingleton<ILeases, Leases>();
        services.AddSingleton<IBatchStore, BatchStore>();
        services.AddSingleton<IFeedback, Feedback>();
        services.AddSingleton<IProjectStore, ProjectStore>();
        services.AddSingleton<IDeliveries, Deliveries>();
        services.AddSingleton<IOrganizationStore, OrganizationStore>();
        services.AddSingleton<IAnnotatorStore, AnnotatorStore>();
        services.AddSingleton<IOwnWork, OwnWorkStore>();
        services.AddSingleton<IAccounts, AccountStore>();
        services.AddSingleton<ISessions, SessionStore>();
        services.AddSingleton<ISignInLinks, SignInLinkStore>();
        services.AddSingleton<IKeptDrafts, KeptDraftStore>();
        services.AddSingleton<IStudioStore, StudioStore>();
        services.AddSingleton<IQualityTasks, QualityTasks>();
        services.AddSingleton<IQualityAttempts, QualityAttempts>();
        services.AddSingleton<IFileRows, FileRows>();
        var files = options.FilesFolder ?? StorageOptions.FilesIn(options.DataFolder ?? "data");
        services.AddSingleton<IFileContent>(_ => new FolderContent(files));
        services.AddSingleton<IFileDrafts>(_ => new FolderDrafts(files));
        services.AddSingleton<IExportStore, ExportStore>();
        services.AddSingleton<ITaskHistory, TaskHistory>();
        services.AddSingleton<IImportStore, ImportStore>();
        services.AddSingleton<IAttachmentChecks, AttachmentChecks>();
        services.AddSingleton<IInstallationSecrets, InstallationSecrets>();
        services.AddSingleton<ICallbackOutbox, CallbackOutbox>();
        services.AddSingleton<ICallbackLog, CallbackLog>();
        services.AddSingleton<ICallbackKeys, CallbackKeyStore>();
        services.AddSingleton<IMetricEvents, MetricEvents>();
        services.AddSingleton<IMetricRows, MetricRows>();
        services.AddSingleton<IPresenceStore, PresenceStore>();
        services.AddSingleton<ISteeringReads, SteeringReads>();
        services.AddSingleton<IActionLog, ActionLog>();
        return services;
    }
}
