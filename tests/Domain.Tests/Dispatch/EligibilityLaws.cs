using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class EligibilityLaws
{
    [Theory]
    [InlineData(StageKind.Label, Roles.Labeler)]
    [InlineData(StageKind.Review, Roles.Reviewer)]
    [InlineData(StageKind.Adjudicate, Roles.Adjudicator)]
    public void A_stage_needs_its_role(StageKind stage, Roles role)
    {
        var rule = new RoleRule();
        Assert.True(rule.Allows(Worker("a", role), Anybody with { Stage = stage }));
        Assert.False(rule.Allows(Worker("a", ~role), Anybody with { Stage = stage }));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void A_skill_is_needed_at_its_level_or_above(int level, bool allowed) =>
        Assert.Equal(allowed, new SkillRule().Allows(Worker("a", skills: new Skill("lidar", level)), Anybody with { Skills = [new("lidar", 5)] }));

    [Fact]
    public void Every_skill_is_needed() =>
        Assert.False(new SkillRule().Allows(Worker("a", skills: new Skill("lidar", 9)), Anybody with { Skills = [new("lidar", 5), new("french", 1)] }));

    [Fact]
    public void One_of_the_groups_is_enough()
    {
        var rule = new GroupRule();
        var needs = Anybody with { Groups = ["day", "night"] };
        Assert.True(rule.Allows(Worker("a") with { Groups = ["night"] }, needs));
        Assert.False(rule.Allows(Worker("a"), needs));
        Assert.True(rule.Allows(Worker("a"), Anybody));
    }

    [Theory]
    [InlineData("org", true)]
    [InlineData("other", false)]
    [InlineData(null, false)]
    public void A_self_label_batch_is_for_its_own_members(string? organization, bool allowed) =>
        Assert.Equal(allowed, new SelfLabelRule().Allows(Worker("a", organization: organization), Anybody with { Batch = BatchKind.SelfLabel }));

    [Fact]
    public void People_whom_no_rule_tells_apart_share_a_signature()
    {
        Assert.Equal(Worker("a", skills: [new("x", 1), new("y", 2)]).Signature, Worker("b", skills: [new("y", 2), new("x", 1)]).Signature);
        Assert.NotEqual(Worker("a", skills: new Skill("x", 1)).Signature, Worker("a", skills: new Skill("x", 2)).Signature);
    }
}
