using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Shells;

namespace Scheduler.Simulation.World;

public sealed partial class Client
{
    private static readonly string[] Categories = ["""{"category":"a"}""", """{"category":"b"}""", """{"category":"c"}"""];

    private readonly Dictionary<(TaskId, long), Submit> _answers = [];
    private int _commands;

    /// <summary>Submits; sometimes twice at once, sometimes from two tabs with different answers.</summary>
    private async Task Answer(DeskLease lease)
    {
        var answer = NewAnswer(lease);
        _answers[(lease.Task, lease.Token)] = answer;
        if (chance.Chance(Plan.Habits.SubmitsTwice))
            world.Spawn(() => Send(lease, answer));
        if (chance.Chance(Plan.Habits.SecondTab))
        {
            var other = NewAnswer(lease);
            world.Spawn(() => Send(lease, other));
        }

        await Send(lease, answer);
    }

    private Submit NewAnswer(DeskLease lease)
    {
        var review = Domain.Tasks.Plan.KindOf(lease.Lane.Stage) == StageKind.Review;
        var knows = QualityBatch.Is(lease.Lane.Batch) && chance.Chance(Plan.Habits.Knows);
        var submit = new Submit(Id, lease.Token, new($"{Id}.{++_commands}"), default, knows ? QualityPlan.RightAnswer : chance.Pick(Categories), review ? Judge() : null);
        world.Audit.Issued(Id, lease.Task, lease.Token, submit.Command);
        return submit;
    }

    private Verdict Judge()
    {
        var draw = chance.Unit();
        return draw < Plan.Habits.Rejects && !world.Finishing ? Verdict.Reject : draw > 0.88 ? Verdict.Fix : Verdict.Accept;
    }

    /// <summary>Repeats the same command until it is answered; nobody insists for ever once they have left.</summary>
    private async Task Send(DeskLease lease, Submit submit)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            if (Online)
                try
                {
                    var outcome = await world.Net.Call<AnnotatorShell, SubmitOutcome>(null, Id.Value, a => a.Submit(lease.Task, submit));
                    world.Audit.Told(Id, lease.Task, lease.Token, submit.Command, outcome);
                    _held.Remove((lease.Task, lease.Token));
                    return;
                }
                catch (CallFailedException)
                {
                    // Unknown: it is repeated below.
                }

            await world.Net.Delay(null, TimeSpan.FromSeconds(Online ? 1 : 10));
        }
    }
}
