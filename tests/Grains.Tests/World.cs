using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Organizations;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Grains;

/// <summary>One organization with one categorization project and batch, and the people it needs, written straight into the rows.</summary>
public sealed class World(SchedulerCluster cluster)
{
    private readonly IdSource _ids = cluster.Storage<IdSource>();

    public Tenant Tenant { get; private set; }

    public Project Project { get; private set; } = null!;

    public Batch Batch { get; private set; } = null!;

    public DateTimeOffset Now => cluster.Time.GetUtcNow().ToMillisecond();

    public static async Task<World> Create(SchedulerCluster cluster, ProjectSettings? settings = null, BatchKind kind = BatchKind.Production)
    {
        var world = new World(cluster);
        await world.Build(settings ?? new() { AutoAccept = true }, kind);
        return world;
    }

    private async Task Build(ProjectSettings settings, BatchKind kind)
    {
        Tenant = new(new(_ids.Next()), Mode.Live);
        await cluster.Storage<IOrganizationStore>().Create(new(Tenant.Organization, "acme", Now), []);
        Project = new(new(_ids.Next()), Tenant, "pets", "categorization", settings, Now, false,
            [new(0, Now, """{"categories":["cat","dog"]}""")]);
        await cluster.Storage<IProjectStore>().Create(Project);
        var startsAtOnce = settings.Kind == ProjectKind.Pro;
        Batch = new(new(_ids.Next()), Tenant, Project.Id, "week-1", kind, startsAtOnce ? BatchStatus.InProgress : BatchStatus.Staging,
            BatchLimits.DefaultPriority, null, null, "{}", Now, startsAtOnce ? Now : null, null);
        await cluster.Storage<IBatchStore>().Create(Batch, settings.WorkforceOf(Tenant.Organization), startsAtOnce);
    }

    public async Task<IReadOnlyList<TaskRow>> AddTasks(int count, int priority = 0)
    {
        var rows = Enumerable.Range(0, count).Select(i =>
        {
            var id = new TaskId(_ids.Next());
            var plan = Project.Settings.PlanFor(id);
            return new TaskRow
            {
                Ref = new(Tenant, Project.Id, Batch.Id, id),
                Type = Project.Type,
                ParamVersion = 0,
                Plan = plan,
                OpenSlots = plan.Overlap,
                Priority = priority,
                CreatedAt = Now,
                UpdatedAt = Now,
                Params = $$"""{"attachment":"https://example.org/{{i}}.jpg"}""",
            };
        }).ToArray();
        await cluster.Storage<IIntake>().Add(rows);
        return rows;
    }

    public async Task<Annotator> AddAnnotator(Roles roles = Roles.Labeler, params Skill[] skills)
    {
        var id = new AnnotatorId(_ids.Next());
        var workforce = Project.Settings.WorkforceOf(Tenant.Organization);
        await cluster.Storage<IAnnotatorStore>().Create(
            new(Tenant.Organization, new(id, workforce, Tenant.Organization, roles, [.. skills], []), "Ann", SecretHash.Of(id.Value), Now));
        return new Annotator(cluster, id);
    }

    public async Task<LabelTask> Read(TaskId id) => (await cluster.Storage<ITaskReads>().Load(Tenant, id))!.State;
}
