using System.Diagnostics;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Tests.Grains.Fairness;

/// <summary>Lives in the silo and calls a person's grain again and again, as fast as it is answered: no network, no disk, no pause.</summary>
[Alias("tight-loop")]
public interface ITightLoopGrain : IGrainWithIntegerKey
{
    /// <returns>Calls made.</returns>
    [Alias("run")]
    Task<int> Run(string annotator, TimeSpan time);
}

public sealed class TightLoopGrain : Grain, ITightLoopGrain
{
    public async Task<int> Run(string annotator, TimeSpan time)
    {
        var person = GrainFactory.GetGrain<IAnnotatorGrain>(annotator);
        var clock = Stopwatch.StartNew();
        var calls = 0;
        for (; clock.Elapsed < time; calls++)
            await person.Resume(new(0, 0));
        return calls;
    }
}
