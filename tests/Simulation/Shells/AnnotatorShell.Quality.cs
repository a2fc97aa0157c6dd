using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.World;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Simulation.Shells;

public sealed partial class AnnotatorShell
{
    /// <summary>What a person with empty hands has in hand is on its way back: it will be over by then.</summary>
    private static readonly TimeSpan GivingBack = TimeSpan.FromSeconds(1);

    /// <summary>What the quality tasks of the lane's project say to this person: training first, now and then an evaluation.</summary>
    private async Task<LaneCheck> Check(ClaimStep.Check step)
    {
        var (home, stage) = (World.Rows.Batches[step.Lane.Key.Batch].Plan, Plan.KindOf(step.Lane.Key.Stage));
        var (quality, project, now) = (home.Quality!, home.Project, Now);
        if (stage == StageKind.Label && quality.Training > 0 && World.Mutant != Mutant.GateUnwatched && !await Net.Read(this, () => World.Rows.HasPassed(project, Id)))
            switch (TrainingRule.Next(await Net.Read(this, () => World.Rows.Training(home, Id, now)), QualityPlan.Bar))
            {
                case TrainingStep.Give give:
                    return await Give(home, give.Task, give.Number, isGate: true);
                case TrainingStep.Passed when World.Mutant != Mutant.PassUnnoticed:
                    await Net.Write(this, () => World.Rows.Pass(project, Id));
                    break;
                case TrainingStep.Wait { InHand: true }:
                    return new LaneCheck.Shut(now + GivingBack);
                default:
                    return new LaneCheck.Shut(null);
            }

        return stage == StageKind.Label && StableHash.Of(step.Command.Value) < quality.EvaluationShare * uint.MaxValue
            && await Net.Read(this, () => World.Rows.NextEvaluation(home, Id, now)) is { } next
            ? await Give(home, next, 0, isGate: false)
            : new LaneCheck.Open();
    }

    private async Task<LaneCheck> Give(BatchPlan home, string quality, int number, bool isGate) => new LaneCheck.Instead(
        new(home.Tries.Id, Plan.LabelStage), await Net.Write(this, () => World.Rows.Begin(home, quality, Id, number, Now)), isGate);
}
