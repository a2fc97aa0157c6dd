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
        Same(project, Assert.Single(await Projects.List(World.Tenant, archived: false).ToListAsync()));
        Assert.Empty(await Projects.List(World.Tenant, archived: true).ToListAsync());
        Assert.Null(await Projects.Get(new World(Storage).Tenant, project.Id));
    }

    /// <summary>Large ones are read by themselves, small ones many at a time.</summary>
    [SkippableFact]
    public async Task A_list_has_every_project_once_and_in_order_however_large_they_are()
    {
        var large = $$"""{"large":"{{new string('ü', 1_500_000)}}"}""";
        Project[] made = [.. Enumerable.Range(0, 9).Select(i => New($"p{i}") with { CreatedAt = World.Start.AddMinutes(-i), Versions = [new(0, World.Start, i % 2 == 0 ? large : "{}")] })];
        foreach (var project in made)
            Assert.True(await Projects.Create(project));
        await Projects.SetArchived(World.Tenant, made[3].Id, true);
        var listed = await Projects.List(World.Tenant, archived: false).ToListAsync();
        Assert.Equal(made.Reverse().Where(p => p != made[3]).Select(p => (p.Id, p.Latest.Params.Length)), listed.Select(p => (p.Id, p.Latest.Params.Length)));
        Same(made[3] with { Archived = true }, Assert.Single(await Projects.List(World.Tenant, archived: true).ToListAsync()));
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
