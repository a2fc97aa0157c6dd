using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Dispatch.Ordering;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Shells;

/// <summary>The grain of the one workforce: its index, and the calls that come of it.</summary>
public sealed class DispatcherShell : Grain
{
    public const string Only = "platform";

    private DispatchIndex _index = null!;

    protected override async Task Activate()
    {
        _index = new DispatchIndex(LanePolicy.PriorityThenDue, World.Mutant == Mutant.EligibilityIgnored ? [] : EligibilityRules.All);
        var active = await Net.Read(this, () => World.Rows.Batches.Values.Where(b => b.IsWorkedOn).Select(b => b.Plan.Id.Value).ToArray());
        foreach (var batch in active)
            Net.Send<BatchShell>(batch, b => b.Announce());
        World.Spawn(ListenForSilence);
    }

    private async Task ListenForSilence()
    {
        while (!Crashed)
        {
            await Net.Delay(this, DispatchIndex.SilenceEvery);
            Carry(_index.ForgetSilent());
        }
    }

    public Choice Choose(Worker worker, ClaimStep.Choose step) => _index.Choose(worker, step.Purpose, step.Tried);

    public void Publish(Lane lane) => Carry(_index.Publish(lane));

    public bool Retire(BatchId batch)
    {
        Carry(_index.Retire(batch));
        return true;
    }

    public void Report(Seat seat) => Carry(_index.Report(seat));

    public void Gone(AnnotatorId annotator, long since, long sequence) => Carry(_index.Gone(annotator, since, sequence));

    /// <summary>Who is connected, as the API hosts see it: people this index does not know are asked to tell.</summary>
    public void Digest(IReadOnlyList<AnnotatorId> connected)
    {
        foreach (var annotator in connected)
            if (!_index.Knows(annotator))
                Net.Send<AnnotatorShell>(annotator.Value, a => a.Announce());
    }

    private void Carry(IReadOnlyList<Call> calls)
    {
        foreach (var call in calls)
        {
            if (World.Mutant == Mutant.WakeLost && call is Call.Wake)
                continue;
            World.Log($"{call}");
            if (call is Call.GiveBack ask)
                World.Spawn(() => Ask(ask));
            else
                Net.Send<AnnotatorShell>(call.Annotator.Value, a => a.Wake());
        }
    }

    private async Task Ask(Call.GiveBack ask)
    {
        try
        {
            if (!await Net.Call<AnnotatorShell, bool>(this, ask.Annotator.Value, a => Task.FromResult(a.GiveBack(ask.Lease))))
                Carry(_index.Kept(ask));
        }
        catch (CallFailedException)
        {
            // Who waits asks again with their next word.
        }
    }
}
