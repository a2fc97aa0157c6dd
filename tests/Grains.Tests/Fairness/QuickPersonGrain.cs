using System.Diagnostics;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Tests.Grains.Fairness;

/// <summary>
/// A client inside the silo, with no network in between: answers whatever its person has in hand and looks again at once. Calls
/// between grains of one silo may complete without suspending, and a loop of such calls would keep its thread for good; what ends
/// each turn here is the product's own wait for its ledger.
/// </summary>
[Alias("quick-person")]
public interface IQuickPersonGrain : IGrainWithStringKey
{
    /// <returns>Answers given.</returns>
    [Alias("work")]
    Task<int> Work(TimeSpan time);
}

public sealed class QuickPersonGrain : Grain, IQuickPersonGrain
{
    public async Task<int> Work(TimeSpan time)
    {
        var key = this.GetPrimaryKeyString();
        var person = GrainFactory.GetGrain<IAnnotatorGrain>(key);
        var clock = Stopwatch.StartNew();
        var answers = 0;
        while (clock.Elapsed < time)
        {
            var hand = (await person.Resume(new(0, 0))).Standing!.Assignments;
            foreach (var assignment in hand)
                await person.Submit(new(new(assignment.Task, assignment.Token), new($"{assignment.Token}-{++answers}-{clock.ElapsedTicks}"), """{"category":"cat"}""", null, null, 1_000));
            if (hand.IsEmpty)
                await Task.Yield();
        }

        return answers;
    }
}
