using Scheduler.Domain.Annotators;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Grains.Annotators;

/// <summary>The one batch that a person wants work of, until they want everything again.</summary>
public sealed partial class AnnotatorGrain
{
    private FocusedBatch? Focused => learned.State is { FocusBatch: { } id, FocusName: { } name } ? new(new(id), name) : null;

    public async Task Focus(FocusedBatch? batch)
    {
        Put();
        await ReadProfile();

        // What was not begun was chosen without it; a manager's choice stands.
        if (batch is not null)
            foreach (var other in _desk.Leases.Where(l => l is { Standing: not LeaseStanding.Active, Assigned: false } && l.Lane.Batch != batch.Id).ToArray())
                _desk.GiveBackUnaccepted(other.Task, other.Token);
        _desk.WaitAnew();
        _desk.Announce();
        _desk.Wake();
        Settle();
        await Learn(Put);

        void Put() => (learned.State.FocusBatch, learned.State.FocusName) = (batch?.Id.Value, batch?.Name);
    }
}
