using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Metrics;

/// <summary>Which scopes a manager may see, and what they are called.</summary>
internal sealed class MetricScopes(IProjectStore projects, IBatchStore batches, IAnnotatorStore people, IOrganizationStore organizations, Names names)
{
    /// <summary>Where a manager looks who says no scope.</summary>
    public static MetricScope Default(ManagerCaller caller) => caller.Organization is { } own ? MetricScope.Of(own) : MetricScope.All;

    /// <summary>Scopes of others are as unknown as those that do not exist.</summary>
    public async Task<bool> MaySee(ManagerCaller caller, MetricScope scope, CancellationToken cancel)
    {
        if (caller.Organization is not { } own)
            return true;
        var tenant = new Tenant(own, Mode.Live);
        return scope.Kind switch
        {
            ScopeKind.Organization => scope.Id == own.Value,
            ScopeKind.Workforce => scope.Id == WorkforceId.Of(own).Value,
            ScopeKind.Project => await projects.Get(tenant, new(scope.Id), cancel) is not null,
            ScopeKind.Batch => await batches.Get(tenant, new(scope.Id), cancel) is not null,
            ScopeKind.Person => (await people.Get(new(scope.Id), cancel))?.Owner == own,
            _ => false,
        };
    }

    /// <summary>Null for what has no name, or is gone.</summary>
    public async ValueTask<string?> NameOf(FlowKey key, CancellationToken cancel)
    {
        var tenant = new Tenant(key.Organization, Mode.Live);
        return key.Scope.Kind switch
        {
            ScopeKind.Organization => (await organizations.Get(key.Organization, cancel))?.Name,
            ScopeKind.Project => await names.Project(tenant, new(key.Scope.Id), cancel),
            ScopeKind.Batch => await names.Batch(tenant, new(key.Scope.Id), cancel),
            ScopeKind.Person => (await people.Get(new(key.Scope.Id), cancel))?.Name,
            ScopeKind.Workforce when key.Scope.Id != WorkforceId.Platform.Value => (await organizations.Get(new(key.Scope.Id), cancel))?.Name,
            _ => null,
        };
    }
}
