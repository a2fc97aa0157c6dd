using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Audit;

public sealed partial class Auditor
{
    private readonly Dictionary<CommandId, (AnnotatorId Person, TaskId Task, long Token)> _issued = [];
    private readonly List<(CommandId Command, SubmitOutcome Outcome)> _told = [];

    /// <summary>A person sends an answer.</summary>
    public void Issued(AnnotatorId person, TaskId task, long token, CommandId command) => _issued.Add(command, (person, task, token));

    /// <summary>A person has been told what became of an answer.</summary>
    public void Told(AnnotatorId person, TaskId task, long token, CommandId command, SubmitOutcome outcome)
    {
        world.Log($"{person} is told {outcome} of {task} {token} {command}");
        world.Hash.Add((int)outcome);
        _told.Add((command, outcome));
        Stands(command, outcome);
    }

    public void ToldOfCancel(TaskId id, CancelOutcome outcome)
    {
        var task = _tasks[id];
        Check(outcome != CancelOutcome.Canceled || task.Status == LabelTaskStatus.Canceled, "I4 acknowledged cancel is not there", task, "");
    }

    /// <summary>What was told must be what stands, then and ever after.</summary>
    private void Stands(CommandId command, SubmitOutcome outcome)
    {
        var (person, id, token) = _issued[command];
        var task = _tasks[id];
        var answer = task.Attempts.Values.FirstOrDefault(a => a.Answer == command && a.Person == person);
        var holds = outcome switch
        {
            SubmitOutcome.Accepted => answer is { Counted: true } && answer.Token == token,
            SubmitOutcome.Salvaged => answer is { Counted: true } && answer.Token != token,
            SubmitOutcome.Late => answer is { Late: true },

            // Another answer of the same person to the same lease stands.
            SubmitOutcome.AlreadySubmitted => answer is null && task.Attempts.Values.Any(a => a.Person == person && (a.Counted || a.Late)
                && a.Answer is { } other && _issued.TryGetValue(other, out var issue) && issue.Token == token),
            _ => false,
        };
        Check(holds, "I4 told otherwise than recorded", task, $"{person} {command} token {token}: {outcome}");
    }

    public void DeskBorn(AnnotatorId person) => _people[person].DeskBornAt = world.Time.Now;

    /// <summary>The product has confirmed that the person is connected and available.</summary>
    public void Present(AnnotatorId person) => _people[person].Present = true;

    public void Absent(AnnotatorId person) => (_people[person].Present, _people[person].IdleSince) = (false, null);

    /// <summary>The desk itself has moved the person.</summary>
    public void Moved(AnnotatorId person, Activity activity)
    {
        if (activity is not (Activity.Available or Activity.Busy))
            Absent(person);
    }

    public void Shown(AnnotatorId person, TaskId task, long token)
    {
        if (_tasks[task].Attempts.TryGetValue(token, out var attempt) && attempt.Person == person)
            attempt.Shown = true;
    }

    /// <summary>How long after a desk is made an earlier one may still win leases.</summary>
    private TimeSpan TwinAfter => world.Faults.TwinEvery is null ? TimeSpan.Zero : 2 * Cluster.Chaos.TwinLife;

    /// <summary>The desk sends an answer to its task.</summary>
    public void Answers(AnnotatorId person, TaskId task, long token)
    {
        if (_tasks[task].Attempts.TryGetValue(token, out var attempt) && attempt.Person == person)
            attempt.Answering = true;
    }

    /// <summary>A manager's grant goes out under this command.</summary>
    public void Ordered(CommandId command) => _ordered.Add(command);

    /// <summary>A manager chose whom the desk holds it for already: it is not for those who wait any more.</summary>
    public void KeptFor(AnnotatorId person, TaskId task)
    {
        foreach (var attempt in _tasks[task].Attempts.Values.Where(a => a.Live && a.Person == person))
            attempt.Ordered = true;
    }

    public void GaveUp(AnnotatorId person, TaskId task, long token)
    {
        if (_tasks[task].Attempts.TryGetValue(token, out var attempt) && attempt.Person == person)
            attempt.GivenUp = true;
    }

    /// <summary>
    /// One in hand and one ahead, beside what is being answered: while the answer is on its way, and should it be refused until the claim
    /// that was begun beside it has ended, there is one more. Leases won by an earlier activation are its successor's to find, not to have counted; one that
    /// lives on as a twin wins some of its own. What a manager assigned comes on top: the desk gives back what it held ahead when it hears of it.
    /// </summary>
    private void HoldsAtMost(PersonView person)
    {
        var own = person.Live.Count(l => _tasks[l.Task].Attempts[l.Token] is { GivenUp: false, Answering: false, Ordered: false } a && a.GrantedAt > person.DeskBornAt + TwinAfter);
        if (own > AnnotatorLimits.Capacity + AnnotatorLimits.Prefetch)
            Violate("I2 more leases than a person may hold", $"{person.Worker.Id}: {own}");
    }
}
