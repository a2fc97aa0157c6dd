using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Audit;

public sealed partial class Auditor
{
    /// <summary>How often idle people are looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private Bounds? _bounds;

    /// <summary>
    /// I5: nobody is idle beside work for longer than the bound. The witness is one slot that was open, and one person who was
    /// idle and free to take it, all the while.
    /// </summary>
    public void LookAtIdlePeople()
    {
        _bounds ??= Bounds.Of(world.Faults);
        var now = world.Time.Now;
        LookForStorms();
        LookAtGivenUp(now);
        foreach (var person in _people.Values)
        {
            if (!person.Present || person.Live.Count > 0)
            {
                person.IdleSince = null;
                continue;
            }

            person.IdleSince ??= now;
            if (now - person.IdleSince >= _bounds.Dispatch)
                LookAtWorkFor(person, now);
        }
    }

    /// <summary>Work that makes only more work: something is passed round without end.</summary>
    private void LookForStorms()
    {
        if (world.Time.Events - _eventsBefore > MostEvents)
            Violate("livelock", $"{world.Time.Events - _eventsBefore} events within {LookEvery}");
        _eventsBefore = world.Time.Events;
    }

    private const long MostEvents = 20_000;

    private long _eventsBefore;

    private void LookAtWorkFor(PersonView person, TimeSpan now)
    {
        foreach (var batch in _batches.Values)
        {
            if (batch.OpenSince is not { } launched || now - launched < _bounds!.Dispatch || batch.Tally.GetValueOrDefault(LabelTaskStatus.Pending) == 0)
                continue;
            foreach (var task in batch.Tasks)
                if (task.Status == LabelTaskStatus.Pending && (!batch.IsGivenUp || task.IsBegun) && WaitsTooLong(person, task, now) is { } what)
                {
                    Violate("I5 idle beside work", $"{person.Worker.Id} since {person.IdleSince:hh\\:mm\\:ss} beside {task.Id} of {batch.Plan.Id} stage {task.Stage}, {what}");
                    person.IdleSince = now;
                    return;
                }
        }
    }

    /// <summary>G1: a batch that is given up keeps no task that nobody has begun, also none that came back.</summary>
    private void LookAtGivenUp(TimeSpan now)
    {
        foreach (var batch in _batches.Values.Where(b => b.IsGivenUp && now - b.OpenSince >= _bounds!.Dispatch))
            foreach (var task in batch.Tasks.Where(t => t.Status == LabelTaskStatus.Pending && !t.IsBegun && now - t.OpenSince >= _bounds!.Dispatch))
                Violate("G1 given up and not canceled", $"{task.Id} of {batch.Plan.Id}, open since {task.OpenSince:hh\\:mm\\:ss}");
    }

    private string? WaitsTooLong(PersonView person, TaskView task, TimeSpan now)
    {
        var open = task.OpenSince is { } since && now - since >= _bounds!.Dispatch;
        var ahead = !open && now - person.IdleSince >= _bounds!.Prefetch
            && task.Current.Any(a => a is { Live: true, Shown: false, GivenUp: false, Ordered: false } && now - a.GrantedAt >= _bounds.Prefetch);
        if ((!open && !ahead) || !Eligibility.May(person.Worker, task.Batch, task.Stage))
            return null;
        var slack = (open ? _bounds!.Dispatch : _bounds!.Prefetch) + (2 * world.Faults.MaxSkew);
        var barred = task.Attempts.Values.Any(a => a.Person == person.Worker.Id && (a.Live || a.Counted || a.CoolUntil > Start + (now - slack)));
        if (!barred && task.Stage == 0 && !IsTrained(person, task.Batch))
            return open && MayTrain(person, task.Batch, now, slack) ? "whose training is open" : null;
        return barred ? null : open ? $"open since {task.OpenSince:hh\\:mm\\:ss}" : "held ahead by another";
    }

    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
