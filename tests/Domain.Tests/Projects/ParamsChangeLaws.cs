using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Projects;

/// <summary>What a project keeps of its past is bounded, in number and in bytes: every reader of it holds all.</summary>
public sealed class ParamsChangeLaws
{
    [Fact]
    public void All_versions_together_have_at_most_so_many_bytes()
    {
        var project = Made([.. Enumerable.Repeat(Filled(TaskLimits.MaxParamsBytes), (ProjectLimits.MaxHistoryBytes / TaskLimits.MaxParamsBytes) - 1)]);
        Assert.Empty(new ParamsChange(Filled(TaskLimits.MaxParamsBytes), Patch: false).Check(project));
        project = project with { Versions = project.Versions.Add(new(project.Versions.Length, default, Filled(TaskLimits.MaxParamsBytes - 1))) };
        Assert.Equal("too_long", Assert.Single(new ParamsChange("{}", Patch: false).Check(project)).Code);
    }

    [Fact]
    public void What_a_patch_makes_of_them_is_no_longer_than_what_may_be_sent_whole()
    {
        var project = Made(Filled(TaskLimits.MaxParamsBytes));
        Assert.Empty(new ParamsChange("""{"f":1}""", Patch: true).Check(project));
        Assert.Equal(("too_long", "params"), Assert.Single(new ParamsChange("""{"g":1}""", Patch: true).Check(project)) is var p ? (p.Code, p.Path) : default);
        Assert.Equal("too_long", Assert.Single(ProjectRules.CheckNew("p", "chat", new(), JsonSerializer.Deserialize<JsonElement>(Filled(TaskLimits.MaxParamsBytes + 1)))).Code);
    }

    [Fact]
    public void Versions_are_counted()
    {
        Assert.Empty(new ParamsChange("{}", Patch: false).Check(Made([.. Enumerable.Repeat("{}", ProjectLimits.MaxParamVersions - 1)])));
        Assert.Equal("too_many", Assert.Single(new ParamsChange("{}", Patch: false).Check(Made([.. Enumerable.Repeat("{}", ProjectLimits.MaxParamVersions)]))).Code);
    }

    /// <summary>An object of exactly so many bytes.</summary>
    private static string Filled(int bytes) => $$"""{"f":"{{new string('x', bytes - 8)}}"}""";

    private static Project Made(params string[] versions) => new(
        new("p"), new(new("o"), Mode.Live), "p", "chat", new ProjectSettings(), default, false, [.. versions.Select((v, i) => new ProjectParams(i, default, v))]);
}
