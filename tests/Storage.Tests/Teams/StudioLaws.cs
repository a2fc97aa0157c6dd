using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Files;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Teams;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Teams;

public abstract class StudioLaws(Adapter adapter) : Laws(adapter)
{
    private IStudioStore Studio => Storage.Get<IStudioStore>();

    private IAnnotatorStore People => Storage.Get<IAnnotatorStore>();

    [SkippableFact]
    public async Task People_carry_their_projects_and_groups()
    {
        var (project, ann, bob) = (await Project(), await Person("Ann@x.org"), await Person("bob@x.org"));
        await Studio.Assign([project], [ann.Worker.Id, bob.Worker.Id]);
        await Studio.Assign([project], [ann.Worker.Id]);
        var group = new StudioGroup(World.NewId(), "night", false, [new(ann.Worker.Id, ann.Email!)]);
        Assert.True(await Studio.Create(project, group, World.Start));
        Assert.False(await Studio.Create(project, group with { Id = World.NewId() }, World.Start));
        var read = (await People.Get(ann.Worker.Id))!.Worker;
        Assert.Equal([project], read.Projects.AsEnumerable());
        Assert.Equal([group.Id], read.StudioGroups.AsEnumerable());
        Assert.Equal([new Assignment("Ann@x.org", "p"), new Assignment("bob@x.org", "p")], await Studio.Assignments(World.Tenant));

        await Studio.Change(group.Id, [bob.Worker.Id], [ann.Worker.Id]);
        Assert.Equal("bob@x.org", Assert.Single(Assert.Single(await Studio.Groups(project)).Members).Email);
        await Studio.Unassign([project], [bob.Worker.Id]);
        Assert.Empty(Assert.Single(await Studio.Groups(project)).Members);
        Assert.Empty((await People.Get(bob.Worker.Id))!.Worker.Projects);
        Assert.Empty(await Studio.Assignments(new World(Storage).Tenant));
    }

    [SkippableFact]
    public async Task The_team_is_found_by_address_and_invitation()
    {
        var ann = await Person("Ann@x.org");
        Assert.Equal(ann.Worker.Id, Assert.Single(await People.FindByEmails(World.Tenant.Organization, ["ANN@X.org", "eve@x.org"])).Worker.Id);
        var bob = await Person("bob@x.org");
        Assert.Equal(["Ann@x.org", "bob@x.org"], (await People.GetAll([bob.Worker.Id, new("nobody"), ann.Worker.Id])).Select(p => p.Email).Order(StringComparer.Ordinal));
        Assert.Empty(await People.GetAll([]));
        Assert.Equal(ann.Worker.Id, (await People.FindByInvitation(ann.InvitationHash!))!.Worker.Id);
        Assert.True(await People.Update(ann with { InvitationHash = null, InvitedUntil = null, TeamRole = TeamRole.Admin }));
        Assert.Null(await People.FindByInvitation(ann.InvitationHash!));
        Assert.Equal(TeamRole.Admin, (await People.Team(World.Tenant.Organization))[0].TeamRole);
    }

    [SkippableFact]
    public async Task Files_are_kept_by_reference_and_taken_once_to_be_fetched()
    {
        var rows = Storage.Get<IFileRows>();
        var file = new FileRow(Guid.NewGuid().ToString("D"), World.Tenant, FileState.Waiting, World.Start.AddYears(-20), World.Start.AddYears(-20))
        {
            ReferenceId = "r",
            SourceUrl = "https://x.org/1",
            Project = "p",
            Metadata = "{}",
        };
        Assert.True(await rows.Create(file));
        Assert.False(await rows.Create(file with { Id = Guid.NewGuid().ToString("D") }));
        Assert.Equal(file, await rows.Get(World.Tenant, file.Id));
        Assert.Null(await rows.Get(new World(Storage).Tenant, file.Id));
        var now = World.Start;
        Assert.Equal(file.Id, (await rows.TakeWaiting(now, now.AddMinutes(-10)))!.Id);
        Assert.NotEqual(file.Id, (await rows.TakeWaiting(now, now.AddMinutes(-10)))?.Id);
        Assert.Equal(file.Id, (await rows.TakeWaiting(now.AddMinutes(20), now.AddMinutes(10)))!.Id);
        await rows.Settle(file with { State = FileState.Ready, Size = 7, UpdatedAt = now.AddMinutes(21) });
        Assert.Equal(7, (await rows.Get(file.Id))!.Size);
        Assert.Single(await rows.List(new(World.Tenant) { Project = "p", Metadata = "{}" }, null, 10));
        Assert.Empty(await rows.List(new(World.Tenant), new(file.CreatedAt, file.Id), 10));
    }

    [SkippableFact]
    public async Task The_first_who_asks_for_a_secret_makes_it()
    {
        var secrets = Storage.Get<IInstallationSecrets>();
        var name = World.NewId();
        Assert.Equal("one", await secrets.GetOrAdd(name, "one"));
        Assert.Equal("one", await secrets.GetOrAdd(name, "two"));
    }

    [SkippableFact]
    public async Task Quality_tasks_and_audits_are_read_as_made()
    {
        var store = Storage.Get<IQualityTasks>();
        var task = new QualityTaskRow(World.NewId(), World.Tenant, QualityTaskKind.Training, World.Project, "categorization", World.Start, "{}", """{"category":"a"}""", null);
        await store.Create(task);
        Assert.Equal(task, await store.Get(World.Tenant, task.Id));
        Assert.Null(await store.Get(new World(Storage).Tenant, task.Id));
        var audit = new FixlessAuditRow(World.NewId(), World.Tenant, new(World.NewId()), World.Start, """{"n":1.0}""");
        await store.AddAudit(audit);
        Assert.Equal(audit, await store.Audit(World.Tenant, audit.Id));
        Assert.Equal([audit], await store.Audits(World.Tenant, audit.Task));
    }

    private async Task<ProjectId> Project()
    {
        var project = new Project(new(World.NewId()), World.Tenant, "p", "categorization", new ProjectSettings(), World.Start, false, [new(0, World.Start, "{}")]);
        await Storage.Get<IProjectStore>().Create(project);
        return project.Id;
    }

    private async Task<AnnotatorRow> Person(string email)
    {
        var organization = World.Tenant.Organization;
        var row = new AnnotatorRow(organization, new Worker(new(World.NewId()), WorkforceId.Of(organization), organization, Roles.Labeler, [], []), email,
            System.Text.Encoding.UTF8.GetBytes(World.NewId()), World.Start)
        {
            Email = email,
            TeamRole = TeamRole.Labeler,
            InvitationHash = System.Text.Encoding.UTF8.GetBytes(World.NewId()),
            InvitedUntil = World.Start.AddDays(1),
        };
        await People.Create(row);
        return row;
    }
}

public sealed class SqliteStudio(SqliteAdapter adapter) : StudioLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresStudio(PostgresAdapter adapter) : StudioLaws(adapter), IClassFixture<PostgresAdapter>;
