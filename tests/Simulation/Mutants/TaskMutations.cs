using Scheduler.Domain;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Mutants;

/// <summary>The task's rules, with their inputs or outputs tampered with when a mutant asks for it.</summary>
public static class TaskMutations
{
    private static readonly AnnotatorId Nobody = new("nobody");

    public static GrantDecision Grant(Mutant mutant, LabelTask task, Grant grant) => mutant switch
    {
        Mutant.TouchedByIgnored => GrantRule.Decide(Hide(task, a => a.Annotator == grant.Annotator && a.ClaimCommand != grant.Command), grant),
        Mutant.OwnWorkReviewed => GrantRule.Decide(Hide(task, a => a.Annotator == grant.Annotator && a.Stage < task.Stage), grant),
        Mutant.OverlapExceeded => GrantRule.Decide(task with { Plan = task.Plan with { Overlap = task.Plan.Overlap + 1 } }, grant),
        Mutant.TokenReused => GrantRule.Decide(task with { LastToken = Math.Max(0, task.LastToken - 1) }, grant),
        Mutant.AssignedTwice when grant.Assigned => GrantRule.Decide(Hide(task, a => a.Annotator == grant.Annotator && a.ClaimCommand != grant.Command), grant),
        _ => GrantRule.Decide(task, grant),
    };

    public static SubmitDecision Submit(SimWorld world, LabelTask task, Submit submit, IMerge merge)
    {
        switch (world.Mutant)
        {
            case Mutant.TokenUnchecked when task.Attempts.FirstOrDefault(a => a.IsLive) is { } live:
                return SubmitRule.Decide(task, submit with { Token = live.Token, Annotator = live.Annotator, Verdict = VerdictFor(task, live) }, merge);
            case Mutant.RepeatIsNew:
                return SubmitRule.Decide(task, submit with { Command = world.NewCommand() }, merge);
            case Mutant.LateOverwrites:
                var decision = SubmitRule.Decide(task, submit, merge);
                return decision.Outcome == SubmitOutcome.Late && task.Attempts.LastOrDefault(a => a.State == AttemptState.Submitted) is { } answered
                    ? new(SubmitOutcome.Accepted, decision.Change! with { Attempt = answered with { Response = submit.Response, EndCommand = submit.Command } })
                    : decision;
            default:
                return SubmitRule.Decide(task, submit, merge);
        }
    }

    private static Verdict? VerdictFor(LabelTask task, Attempt live) =>
        Plan.KindOf(live.Stage) == StageKind.Review ? Verdict.Accept : null;

    private static LabelTask Hide(LabelTask task, Func<Attempt, bool> hidden) =>
        task with { Attempts = [.. task.Attempts.Select(a => hidden(a) ? a with { Annotator = Nobody } : a)] };
}
