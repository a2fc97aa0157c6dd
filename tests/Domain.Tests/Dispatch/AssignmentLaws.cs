using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class AssignmentLaws
{
    private static readonly LaneNeeds Open = new(new("o"), StageKind.Label, BatchKind.Production, [], []);

    private static readonly Worker Ann = new(new("a"), WorkforceId.Platform, new OrganizationId("o"), Roles.Labeler, [], []);

    [Fact]
    public void Only_the_assigned_work_on_a_project_that_has_assignments()
    {
        var closed = Open with { AssignedTo = new ProjectId("p") };
        Assert.Null(EligibilityRules.All.Refusal(Ann, Open));
        Assert.Equal("assignment", EligibilityRules.All.Refusal(Ann, closed)?.Name);
        Assert.Equal("assignment", EligibilityRules.All.Refusal(Ann with { Projects = [new("q")] }, closed)?.Name);
        Assert.Null(EligibilityRules.All.Refusal(Ann with { Projects = [new("p")] }, closed));
    }

    [Fact]
    public void Only_members_of_its_groups_work_on_a_batch_that_was_given_to_groups()
    {
        var given = Open with { StudioGroups = ["g", "h"] };
        Assert.Equal("studio_group", EligibilityRules.All.Refusal(Ann, given)?.Name);
        Assert.Equal("studio_group", EligibilityRules.All.Refusal(Ann with { Groups = ["g"] }, given)?.Name);
        Assert.Null(EligibilityRules.All.Refusal(Ann with { StudioGroups = ["h"] }, given));
    }

    [Fact]
    public void People_whom_the_rules_judge_differently_have_different_signatures()
    {
        Worker[] people = [Ann, Ann with { Projects = [new("p")] }, Ann with { StudioGroups = ["p"] }, Ann with { Groups = ["p"] }, Ann with { Focus = new("p") }];
        Assert.Equal(people.Length, people.Select(p => p.Signature).Distinct().Count());
    }

    [Fact]
    public void A_skill_ends_at_its_time()
    {
        var now = DateTimeOffset.UnixEpoch;
        var skilled = Ann with { Skills = [new("x", 3, now), new("y", 3, now.AddSeconds(1)), new("z", 3)] };
        Assert.Equal(["y", "z"], skilled.At(now).Skills.Select(s => s.Name));
        Assert.Same(Ann, Ann.At(now));
    }
}
