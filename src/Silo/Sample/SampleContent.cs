using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Files;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Files;
using Scheduler.Storage.Tasks;

namespace Scheduler.Silo.Sample;

/// <summary>
/// Projects with a launched batch each, so that whoever starts the product can label within a minute. They are work of the
/// organization's own team: its administrator gets it at once.
/// </summary>
internal sealed partial class SampleContent(IServiceProvider services, Tenant tenant)
{
    /// <summary>Files are named so in the tasks of the sample.</summary>
    private const string Prefix = "sample:";

    private const string BatchName = "first batch";

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly IdSource _ids = services.GetRequiredService<IdSource>();
    private readonly Dictionary<string, string> _attachments = [];

    private DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow().ToMillisecond();

    public async Task Create(CancellationToken cancel)
    {
        await using var stream = Resource("sample.json");
        using var sample = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        foreach (var project in sample.RootElement.GetProperty("projects").EnumerateArray())
            await Add(project, cancel);
    }

    private async Task Add(JsonElement sample, CancellationToken cancel)
    {
        var (name, id) = (sample.GetProperty("name").GetString()!, new ProjectId(_ids.Next()));
        var settings = new ProjectSettings { Kind = ProjectKind.Studio, AutoAccept = true };
        var made = await _grains.Get<IProjectGrain>(GrainKeys.Project(tenant, id))
            .Create(new(name, sample.GetProperty("type").GetString()!, settings, sample.GetProperty("params").GetRawText()));
        if (made.Project is not { } project)
            throw new InvalidOperationException($"The sample project {name} is refused: {string.Join(' ', made.Problems.Select(p => $"{p.Path}: {p.Message}"))}");

        var batch = new Batch(new(_ids.Next()), tenant, id, $"{name}: {BatchName}", BatchKind.Production, BatchStatus.Staging, BatchLimits.DefaultPriority, null, null, "{}", Now, null, null);
        await services.GetRequiredService<IBatchStore>().Create(batch, settings.WorkforceOf(tenant.Organization), startsAtOnce: false, cancel);
        var rows = new List<TaskRow>();
        foreach (var task in sample.GetProperty("tasks").EnumerateArray())
            rows.Add(Row(project, batch, await WithFiles(task.GetRawText(), name, cancel)));
        var outcomes = await services.GetRequiredService<IIntake>().Add(rows, cancel);
        if (outcomes.Any(o => o.Result != IntakeResult.Added))
            throw new InvalidOperationException($"Tasks of the sample project {name} are refused.");
        await _grains.Get<IBatchGrain>(GrainKeys.Batch(tenant, batch.Id)).Launch(uncalibrated: true);
    }

    private TaskRow Row(Project project, Batch batch, string parameters)
    {
        var id = new TaskId(_ids.Next());
        var plan = project.Settings.PlanFor(id);
        return new()
        {
            Ref = new(tenant, project.Id, batch.Id, id),
            Type = project.Type,
            ParamVersion = 0,
            Plan = plan,
            OpenSlots = plan.SlotsOf(Plan.LabelStage),
            Priority = BatchLimits.DefaultPriority,
            CreatedAt = Now,
            UpdatedAt = Now,
            Metadata = "{}",
            Params = parameters,
        };
    }

    private async Task<string> WithFiles(string parameters, string project, CancellationToken cancel)
    {
        foreach (var name in FileNames().Matches(parameters).Select(m => m.Groups[1].Value).Distinct())
            if (!_attachments.ContainsKey(name))
                _attachments[name] = await Store(name, project, cancel);
        return FileNames().Replace(parameters, match => _attachments[match.Groups[1].Value]);
    }

    /// <returns>How tasks refer to the file.</returns>
    private async Task<string> Store(string name, string project, CancellationToken cancel)
    {
        var file = new FileRow(Guid.NewGuid().ToString("D"), tenant, FileState.Ready, Now, Now)
        {
            DisplayName = name,
            Project = project,
            MimeType = Path.GetExtension(name) == ".wav" ? "audio/wav" : "image/jpeg",
        };
        await using var bytes = Resource(name);
        var size = await services.GetRequiredService<IFileContent>().Put(file.Id, bytes, FileLimits.MaxBytes, cancel);
        await services.GetRequiredService<IFileRows>().Create(file with { Size = size!.Value }, cancel);
        return file.AttachmentUrl;
    }

    private static Stream Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream("sample/" + name)
        ?? throw new InvalidOperationException($"The sample has no file {name}.");

    [GeneratedRegex(Prefix + """([a-z0-9.-]+)""")]
    private static partial Regex FileNames();
}
