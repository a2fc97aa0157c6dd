using System.Collections.Immutable;
using Scheduler.Domain;

namespace Scheduler.Storage.Teams;

/// <summary>Who of an organization's team works on what: assignments to projects, and groups within them.</summary>
public interface IStudioStore
{
    /// <summary>Assignments of people who have access, by e-mail address and project name.</summary>
    Task<IReadOnlyList<Assignment>> Assignments(Tenant tenant, CancellationToken cancel = default);

    /// <summary>Assigned already is no error.</summary>
    Task Assign(IReadOnlyList<ProjectId> projects, IReadOnlyList<AnnotatorId> people, CancellationToken cancel = default);

    /// <summary>The people leave the projects' groups too.</summary>
    Task Unassign(IReadOnlyList<ProjectId> projects, IReadOnlyList<AnnotatorId> people, CancellationToken cancel = default);

    /// <summary>Of one project, by name.</summary>
    Task<IReadOnlyList<StudioGroup>> Groups(ProjectId project, CancellationToken cancel = default);

    /// <summary>False when the project has a group of this name.</summary>
    Task<bool> Create(ProjectId project, StudioGroup group, DateTimeOffset now, CancellationToken cancel = default);

    Task Change(string group, IReadOnlyList<AnnotatorId> add, IReadOnlyList<AnnotatorId> remove, CancellationToken cancel = default);
}

public readonly record struct Assignment(string Email, string Project);

/// <param name="Singleton">The group of one person, named by their e-mail address.</param>
public sealed record StudioGroup(string Id, string Name, bool Singleton, ImmutableArray<GroupMember> Members);

public readonly record struct GroupMember(AnnotatorId Id, string Email);
