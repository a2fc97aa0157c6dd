using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;

namespace Scheduler.Tests.Domain.Projects;

public sealed class SettingsLaws
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_not_sent_stays()
    {
        var settings = new ProjectSettings { Kind = ProjectKind.Rapid, Overlap = 3, Groups = ["night"], Languages = ["de"], ExpectedTurnaroundHours = 9, AssignedOnly = true };
        Assert.Equal(settings, new SettingsChange().ApplyTo(settings));
        Assert.Null(new SettingsChange { ExpectedTurnaroundHours = 0 }.ApplyTo(settings).ExpectedTurnaround);
        Assert.Equal(["pt-br"], new SettingsChange { Languages = ["pt-BR", "PT-br"] }.ApplyTo(settings).Languages.AsEnumerable());
    }

    [Fact]
    public void The_deepest_reviews_are_remembered()
    {
        var deep = new SettingsChange { ReviewLevels = 3 }.ApplyTo(new());
        Assert.Equal((1, 3), (new SettingsChange { ReviewLevels = 1 }.ApplyTo(deep).ReviewLevels, new SettingsChange { ReviewLevels = 1 }.ApplyTo(deep).MostReviewLevels));
    }

    [Fact]
    public void A_tier_makes_a_launched_batch_due_unless_it_says_itself()
    {
        var urgent = new ProjectSettings { Kind = ProjectKind.Rapid, SlaTier = SlaTier.Urgent };
        var batch = new Batch(new("b"), new(new("org"), Mode.Live), new("p"), "b", BatchKind.Production, BatchStatus.InProgress, 10, null, null, "{}", Noon, Noon, null);
        Assert.Equal(Noon.AddHours(4), urgent.DueAt(batch));
        Assert.Equal(Noon, urgent.DueAt(batch with { DueAt = Noon }));
        Assert.Null(urgent.DueAt(batch with { LaunchedAt = null }));
        Assert.Null(urgent.DueAt(batch with { Name = null }));
        Assert.Null((urgent with { Kind = ProjectKind.Pro }).DueAt(batch));
        Assert.Null((urgent with { SlaTier = SlaTier.Standard }).DueAt(batch));
    }

    [Fact]
    public void Studio_is_the_teams_work()
    {
        var org = new OrganizationId("org");
        Assert.Equal("workforce", Assert.Single(SettingsRules.Check(new() { Kind = ProjectKind.Studio, Team = false }, new())).Path);
        Assert.Equal(WorkforceId.Of(org), new ProjectSettings { Kind = ProjectKind.Studio }.WorkforceOf(org));
        Assert.Equal(WorkforceId.Of(org), new ProjectSettings { Kind = ProjectKind.Pro, Team = true }.WorkforceOf(org));
        Assert.Equal(WorkforceId.Platform, new ProjectSettings { Kind = ProjectKind.Pro }.WorkforceOf(org));
    }
}
