using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Grains.Projects;

/// <summary>Carries one project. What it holds is a copy of the rows; a write that meets another one reads them again.</summary>
[GrainType("project")]
public sealed class ProjectGrain(IProjectStore store, IBatchStore batches, GrainClock clock) : SchedulerGrain, IProjectGrain
{
    private Project? _project;

    private Tenant Tenant => GrainKeys.Tenanted(this.GetPrimaryKeyString()).Tenant;

    private ProjectId Id => new(GrainKeys.Tenanted(this.GetPrimaryKeyString()).Id);

    protected override async Task Activate(CancellationToken cancel) => _project = await store.Get(Tenant, Id, cancel);

    public async Task<CreateProjectReply> Create(CreateProject request)
    {
        // A repeat of a create whose reply was lost finds its own project.
        if (_project is { } existing)
            return existing.Name == request.Name ? new(ProjectOutcome.Done, existing, []) : new(ProjectOutcome.NameTaken, null, []);

        var problems = ProjectRules.CheckNew(request.Name, request.Type, request.Settings, Parse(request.Params));
        if (problems.IsEmpty && await store.Count(Tenant) >= ProjectLimits.MaxProjects)
            problems = [new("too_many", "", $"There are {ProjectLimits.MaxProjects} projects already.")];
        if (!problems.IsEmpty)
            return new(ProjectOutcome.Invalid, null, problems);

        var now = clock.Now;
        var project = new Project(Id, Tenant, request.Name, request.Type, request.Settings, now, false, [new(0, now, request.Params)]);
        if (!await store.Create(project))
        {
            DeactivateOnIdle();
            return new(ProjectOutcome.NameTaken, null, []);
        }

        _project = project;
        return new(ProjectOutcome.Done, project, []);
    }

    public Task<ProjectReply> Get()
    {
        if (_project is null)
            DeactivateOnIdle();
        return Task.FromResult(new ProjectReply(_project));
    }

    public async Task<ProjectReply> Archive(bool archived)
    {
        if (_project is { } project && project.Archived != archived)
        {
            await store.SetArchived(Tenant, Id, archived);
            _project = project with { Archived = archived };
        }

        return await Get();
    }

    public Task<bool> RestrictToAssigned() => Mark(s => s with { AssignedOnly = true });

    public Task<bool> UseQualityTasks() => Mark(s => s with { HasQualityTasks = true });

    private async Task<bool> Mark(Func<ProjectSettings, ProjectSettings> mark)
    {
        if (_project is not { } project)
        {
            DeactivateOnIdle();
            return false;
        }

        if (mark(project.Settings) is var marked && marked != project.Settings)
            await Store(project, marked);
        return true;
    }

    public async Task<SetParamsReply> ChangeSettings(SettingsChange change)
    {
        if (_project is not { } project)
        {
            DeactivateOnIdle();
            return new(ProjectOutcome.NoSuchProject, null, []);
        }

        return SettingsRules.Check(change, project.Settings) is { IsEmpty: false } problems
            ? new(ProjectOutcome.Invalid, null, problems)
            : new(ProjectOutcome.Done, await Store(project, change.ApplyTo(project.Settings)), []);
    }

    private async Task<Project> Store(Project project, ProjectSettings settings)
    {
        await store.SetSettings(Tenant, Id, settings);
        _project = project with { Settings = settings };

        // A word that is lost on the way is made good by the next sweep.
        foreach (var batch in await batches.ActiveOfProject(Tenant, Id))
            GrainFactory.Get<IBatchGrain>(GrainKeys.Batch(Tenant, batch.Id)).NeedsChanged().Ignore();
        return _project;
    }

    public Task<SetParamsReply> SetParams(string body, bool patch) => Append(body, patch, basis: null);

    public Task<SetParamsReply> SetParamsOver(string body, bool patch, int basis) => Append(body, patch, basis);

    private async Task<SetParamsReply> Append(string body, bool patch, int? basis)
    {
        if (_project is not { } project)
        {
            DeactivateOnIdle();
            return new(ProjectOutcome.NoSuchProject, null, []);
        }

        var change = new ParamsChange(body, patch);
        if (change.FitOver(project, basis) is not ParamsFit.Next and var fit)
            return new(fit == ParamsFit.Repeat ? ProjectOutcome.Done : ProjectOutcome.Stale, project, []);
        if (change.Check(project) is { IsEmpty: false } problems)
            return new(ProjectOutcome.Invalid, null, problems);

        var version = new ProjectParams(project.Latest.Version + 1, clock.Now, change.Over(project));
        if (!await store.AddParams(Tenant, Id, version))
        {
            DeactivateOnIdle();
            throw new UnsettledException($"Project {Id} was changed elsewhere.");
        }

        _project = project with { Versions = project.Versions.Add(version) };
        return new(ProjectOutcome.Done, _project, []);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
