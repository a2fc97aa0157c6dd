using CsCheck;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

/// <summary>Any commands in any order, each given twice.</summary>
public sealed class RandomCommandLaws
{
    private static readonly AnnotatorId[] People = [Ann, Bob, Cyd, Dan, new("eve"), new("fay")];

    private static readonly Gen<(int Kind, int Who, int Token, int Verdict)[]> Commands =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[1, 12], Gen.Int[0, 3]).Array[0, 60];

    [Fact]
    public void Whatever_is_commanded_slots_tokens_and_answers_stay_exclusive() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 2], Commands).Sample((overlap, reviews, commands) =>
        {
            var task = Task(overlap, reviews);
            foreach (var (command, i) in commands.Select((c, i) => (c, i)))
            {
                var before = task;
                task = Step(task, command, i);
                var again = Step(task, command, i);
                Assert.Same(task, again);
                Assert.True(task.OpenSlots >= 0);
                Assert.True(task.Current().Where(a => a.HoldsSlot).Select(a => a.Slot).Distinct().Count() == task.Current().Count(a => a.HoldsSlot));
                Assert.True(task.Attempts.Where(a => a.State == AttemptState.Submitted).GroupBy(a => a.Annotator).All(g => g.Count() == 1));
                Assert.True(task.Version - before.Version is 0 or 1 && task.ChangedAt >= before.ChangedAt && task.LastToken >= before.LastToken);
                Assert.True(task.Status != LabelTaskStatus.Completed || task.Response is not null);
            }
        });

    private static LabelTask Step(LabelTask task, (int Kind, int Who, int Token, int Verdict) c, int number)
    {
        var who = People[c.Who];
        var command = $"{number}";
        Verdict? verdict = c.Verdict == 0 ? null : (Verdict)c.Verdict;
        var change = c.Kind switch
        {
            0 => GrantRule.Decide(task, Grant(who, task.Stage, command)).Change,
            1 => SubmitRule.Decide(task, Submit(who, c.Token, verdict, command: command), Majority).Change,
            2 => EndRule.Decide(task, End(who, c.Token) with { Command = new(command) }).Change,
            _ => c.Verdict == 3 ? CancelRule.Decide(task, new(command), Noon).Change : null,
        };
        return change is null ? task : task.Apply(change);
    }
}
