using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Projects;

public abstract class ProjectLaws(Adapter adapter) : Laws(adapter)
{
    private IProjectStore Projects => Storage.Get<IProjectStore>();

    [SkippableFact]
    public async Task A_project_is_read_as_it_was_made()
    {
        var project = New("one") with
        {
            Settings = new ProjectSettings { Kind = ProjectKind.Studio, Overlap = 3, RequiredSkills = [new Skill("french", 4)], Groups = ["night"], ReviewShare = 0.25 },
        };
        Assert.True(await Projects.Create(project));
        Same(project, (await Projects.Get(World.Tenant, project.Id))!);
        Same(project, (await Projects.Find(World.Tenant, "one"))!);
        Assert.Equal((await Projects.Get(World.Tenant, project.Id))!.Basis, (await Projects.Find(World.Tenant, "one"))!.Basis);
        Same(project, Assert.Single(await Projects.List(World.Tenant, archived: false)));
        Assert.Empty(await Projects.List(World.Tenant, archived: true));
        Assert.Null(await Projects.Get(new World(Storage).Tenant, project.Id));
    }

    [SkippableFact]
    public async Task A_name_is_taken_once_in_each_mode()
    {
        Assert.True(await Projects.Create(New("same")));
        Assert.False(await Projects.Create(New("same")));
        Assert.True(await Projects.Create(New("same") with { Tenant = World.Tenant with { Mode = Mode.Test } }));
        Assert.Equal(1, await Projects.Count(World.Tenant));
    }

    [SkippableFact]
    public async Task Of_two_that_add_the_same_version_the_first_wins()
    {
        var project = New("versions");
        await Projects.Create(project);
        var second = new ProjectParams(1, World.Start.AddMinutes(1), """{"v":1}""");
        Assert.True(await Projects.AddParams(World.Tenant, project.Id, second));
        Assert.False(await Projects.AddParams(World.Tenant, project.Id, second with { Params = "{}" }));
        Assert.False(await Projects.AddParams(new World(Storage).Tenant, project.Id, second with { Version = 2 }));
        Assert.Equal(second, (await Projects.Get(World.Tenant, project.Id))!.Latest);
    }

    private Project New(string name) => new(
        new ProjectId(World.NewId()), World.Tenant, name, "categorization", new ProjectSettings(), World.Start, false,
        [new ProjectParams(0, World.Start, """{"categories":["a"]}""")]);

    private static void Same(Project expected, Project actual)
    {
        Assert.Equal(expected.Versions.AsEnumerable(), actual.Versions.AsEnumerable());
        Assert.Equal(expected.Settings.RequiredSkills.AsEnumerable(), actual.Settings.RequiredSkills.AsEnumerable());
        Assert.Equal(expected.Settings.Groups.AsEnumerable(), actual.Settings.Groups.AsEnumerable());
        Assert.Equal(Bare(expected), Bare(actual));

        static Project Bare(Project p) => p with { Versions = [], Basis = null, Settings = p.Settings with { RequiredSkills = [], Groups = [] } };
    }
}

public sealed class SqliteProjects(SqliteAdapter adapter) : ProjectLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresProjects(PostgresAdapter adapter) : ProjectLaws(adapter), IClassFixture<PostgresAdapter>;
