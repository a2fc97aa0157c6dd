using System.Collections.Concurrent;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Where new tasks go: a project and one of its batches, with the project's parameters ready to be inherited.</summary>
/// <param name="checks">This server checks attachments.</param>
/// <param name="basis">What the intake compares with, when this is kept for longer than one request.</param>
internal sealed class TaskTarget(Project project, Batch batch, CallbackChannels channels, bool checks, string? basis = null)
{
    private readonly ConcurrentDictionary<int, JsonElement> _params = [];

    private readonly ConcurrentDictionary<int, TaskDefaults> _defaults = [];

    /// <summary>Whether tasks of a version may inherit attachments.</summary>
    private readonly ConcurrentDictionary<int, bool> _attached = [];

    public Project Project { get; } = project;

    public Batch Batch { get; } = batch;

    /// <inheritdoc cref="TaskRow.Basis"/>
    public string? Basis => basis;

    /// <summary>The same place, to be kept: its tasks are stored only while the project is what it was.</summary>
    public TaskTarget On(string kept) => new(Project, Batch, channels, checks, kept);

    /// <summary>Attachments of this task are to be checked.</summary>
    public bool ChecksAttachmentsOf(TaskRequest request) =>
        checks && Batch.Tenant.Mode == Mode.Live && !Project.Settings.SkipAttachmentChecks
        && (AttachmentList.MayHave(request.Params) || VersionFor(request) is >= 0 and var version && MayInherit(version));

    /// <summary>The version a task is pinned to: the one it names, or the latest; -1 for none.</summary>
    public int VersionFor(TaskRequest request) => request.ParamVersion ?? Project.Latest.Version;

    /// <summary>Everything wrong with a task that is to go here.</summary>
    public IReadOnlyList<Problem> Check(TaskRequest request)
    {
        var version = VersionFor(request);
        if (version < -1 || version > Project.Latest.Version)
            return [.. request.Problems, new("unknown_version", "project_param_version", $"The project has no parameter version {version}; the latest is {Project.Latest.Version}.")];

        // The common keys that stand beside the params are none that these rules look at.
        var problems = TaskRules.CheckNew(Project.Type, request.Body, request.Instruction, version < 0 ? null : ParamsOf(version));
        if (channels.Check("callback_url", request.CallbackUrl ?? DefaultsOf(request).CallbackUrl) is { } problem)
            problems = problems.Add(problem);
        return request.Problems.Count == 0 ? problems : [.. request.Problems, .. problems.Where(p => request.Problems.TrueForAll(known => known.Path != p.Path))];
    }

    /// <summary>What the task inherits for what it does not say itself. Never the batch's callback, which is for the batch.</summary>
    public TaskDefaults DefaultsOf(TaskRequest request) =>
        VersionFor(request) is >= 0 and var version ? _defaults.GetOrAdd(version, v => TaskDefaults.Read(ParamsOf(v), new(""))) : TaskDefaults.None;

    /// <summary>The task's own parameters over those it inherits.</summary>
    public JsonElement Effective(TaskRequest request)
    {
        using var own = JsonDocument.Parse(request.Params);
        if (VersionFor(request) is < 0)
            return own.RootElement.Clone();
        using var both = JsonDocument.Parse(RawObject.Overlay(ParamsOf(VersionFor(request)), own.RootElement));
        return both.RootElement.Clone();
    }

    private bool MayInherit(int version) => _attached.GetOrAdd(
        version, static (v, project) => AttachmentList.MayHave(AttachmentList.Inheritable(project.Versions[v].Params)), Project);

    private JsonElement ParamsOf(int version) => _params.GetOrAdd(version, static (v, project) =>
    {
        using var document = JsonDocument.Parse(project.Versions[v].Params);
        return document.RootElement.Clone();
    }, Project);
}
