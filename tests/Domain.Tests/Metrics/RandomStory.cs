using CsCheck;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

/// <summary>Stories that the rules themselves told: any commands at any times, then as much work as it takes to complete the task.</summary>
internal static class RandomStory
{
    private static readonly AnnotatorId[] People = [.. Enumerable.Range(0, 40).Select(i => new AnnotatorId($"p{i:00}"))];

    private static readonly Gen<(int Kind, int Who, int Gap, int Phase, int Verdict)> Command =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 39], Gen.Int[0, 400_000], Gen.Int[0, 1_000], Gen.Int[1, 3]);

    public static readonly Gen<TaskStory> Completed =
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2], Gen.Int[-500_000, 500_000], Command.Array[400]).Select((overlap, reviews, launch, commands) =>
        {
            var (task, now, steps) = (Task(overlap, reviews), Noon, new List<TaskStep>());
            foreach (var (c, i) in commands.Select((c, i) => (c, i)))
            {
                now = now.AddMilliseconds(c.Gap);
                if (Change(task, c, i, now, finishing: i > 60) is not { } change)
                    continue;
                task = task.Apply(change);
                steps.Add(TaskStep.Of(change));
                if (task.Status != LabelTaskStatus.Pending)
                    break;
            }

            return new TaskStory(Noon, Noon.AddMilliseconds(launch), task.Plan, steps, task.Status == LabelTaskStatus.Completed ? task.ChangedAt.AddSeconds(3) : null);
        }).Where(s => s.Completion is not null);

    private static TaskChange? Change(LabelTask task, (int Kind, int Who, int Gap, int Phase, int Verdict) c, int number, DateTimeOffset now, bool finishing)
    {
        var command = new CommandId($"{number}");
        var live = task.Attempts.FirstOrDefault(a => a.IsLive);
        if (c.Kind == 0 || live is null)
            return GrantRule.Decide(task, new(People[c.Who], task.Stage, command, now)).Change;

        // Clocks of the people's grains differ from the task's by up to a tenth of what passes.
        var (phase, since) = (c.Phase / 1000.0, live.Times.GrantedAt);
        var offered = since + phase * (now - since) * 0.6 - TimeSpan.FromSeconds(5);
        var accepted = offered + phase * (now - offered) * 1.1;
        if (c.Kind == 1 && !finishing)
            return EndRule.Decide(task, new(live.Annotator, live.Token, (AttemptState)(3 + c.Verdict), command, now, null, null,
                c.Phase % 3 == 0 ? null : offered, c.Phase % 2 == 0 ? null : accepted, c.Phase * 10)).Change;
        Verdict? verdict = live.Stage > Plan.LabelStage && live.Stage <= task.Plan.ReviewLevels ? finishing ? Verdict.Accept : (Verdict)c.Verdict : null;
        return SubmitRule.Decide(task, new(live.Annotator, live.Token, command, now, """{"category":"cat"}""", verdict, null, offered, accepted, c.Phase * 50), Majority).Change;
    }
}
