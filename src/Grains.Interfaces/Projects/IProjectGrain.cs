using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Projects;

namespace Scheduler.Grains.Interfaces.Projects;

/// <summary>The parameter versions of one project and their only writer. Key: <see cref="GrainKeys.Project"/>.</summary>
[Alias("project")]
public interface IProjectGrain : IGrainWithStringKey
{
    /// <summary>Stores a new project under this grain's id.</summary>
    [Alias("create")]
    Task<CreateProjectReply> Create(CreateProject request);

    /// <summary>Null when there is no such project.</summary>
    [Alias("get")]
    Task<ProjectReply> Get();

    /// <summary>From now on only people who are assigned get its work. False when there is no such project.</summary>
    [Alias("restrict-to-assigned")]
    Task<bool> RestrictToAssigned();

    /// <summary>It has quality tasks from now on: they come before its work and between. False when there is no such project.</summary>
    [Alias("use-quality-tasks")]
    Task<bool> UseQualityTasks();

    /// <summary>Changes how its tasks are worked on; running batches obey at once.</summary>
    [Alias("change-settings")]
    Task<SetParamsReply> ChangeSettings(SettingsChange change);

    /// <summary>Puts it away or brings it back. An archived project takes no new batches and tasks; what runs is finished.</summary>
    [Alias("archive")]
    Task<ProjectReply> Archive(bool archived);

    /// <summary>Appends a version: the body alone, or laid over the last one (top-level keys replaced whole).</summary>
    [Alias("set-params")]
    Task<SetParamsReply> SetParams(string body, bool patch);

    /// <summary>The same for whoever read version <paramref name="basis"/>: nothing is appended when another has come since.</summary>
    [Alias("set-params-over")]
    Task<SetParamsReply> SetParamsOver(string body, bool patch, int basis);
}

/// <param name="Params">Version 0, a JSON object.</param>
[GenerateSerializer, Immutable, Alias("create-project")]
public sealed record CreateProject(string Name, string Type, ProjectSettings Settings, string Params);

public enum ProjectOutcome
{
    Unspecified = 0,
    Done = 1,
    NameTaken = 2,
    NoSuchProject = 3,
    Invalid = 4,

    /// <summary>There is a later version than the one that was read; the reply has the project as it is.</summary>
    Stale = 5,
}

[GenerateSerializer, Immutable, Alias("create-project-reply")]
public sealed record CreateProjectReply(ProjectOutcome Outcome, Project? Project, ImmutableArray<Problem> Problems);

[GenerateSerializer, Immutable, Alias("project-reply")]
public sealed record ProjectReply(Project? Project);

[GenerateSerializer, Immutable, Alias("set-params-reply")]
public sealed record SetParamsReply(ProjectOutcome Outcome, Project? Project, ImmutableArray<Problem> Problems);
