using Scheduler.Domain;
using Scheduler.Domain.Projects;

namespace Scheduler.Storage.Projects;

public interface IProjectStore
{
    /// <summary>False when the tenant has a project of this name.</summary>
    Task<bool> Create(Project project, CancellationToken cancel = default);

    Task<Project?> Get(Tenant tenant, ProjectId id, CancellationToken cancel = default);

    Task<Project?> Find(Tenant tenant, string name, CancellationToken cancel = default);

    Task<int> Count(Tenant tenant, CancellationToken cancel = default);

    /// <summary>All projects of a tenant, oldest first, with all their parameter versions: far more than fits into memory, so a few are read at a time.</summary>
    IAsyncEnumerable<Project> List(Tenant tenant, bool archived, CancellationToken cancel = default);

    /// <summary>Its batches go to the workforce that the settings name with it. False when there is no such project.</summary>
    Task<bool> SetSettings(Tenant tenant, ProjectId id, ProjectSettings settings, CancellationToken cancel = default);

    /// <summary>False when there is no such project.</summary>
    Task<bool> SetArchived(Tenant tenant, ProjectId id, bool archived, CancellationToken cancel = default);

    /// <summary>Appends a version. False when that version exists already: someone else was first.</summary>
    Task<bool> AddParams(Tenant tenant, ProjectId id, ProjectParams version, CancellationToken cancel = default);
}
