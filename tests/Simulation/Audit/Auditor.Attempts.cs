using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Audit;

public sealed partial class Auditor
{
    private void Granted(TaskView task, TaskChange change)
    {
        var attempt = change.Attempt!;
        var person = _people[attempt.Annotator];
        Check(attempt.Token > task.Attempts.Keys.LastOrDefault(), "token does not grow", task, $"{attempt.Token}");
        Check((attempt.Stage, attempt.Round) == (task.Stage, task.Round) && attempt.Slot >= 0 && attempt.Slot < task.Slots, "I1 no such slot", task, $"{attempt.Stage}/{attempt.Round}/{attempt.Slot}");
        Check(_batches[task.Batch.Id].OpenSince is not null || IsTryOf(person, task), "granted before launch", task, "");
        Check(task.Stage != 0 || IsTrained(person, task.Batch), "Q1 work of the project without its training", task, attempt.Annotator.Value);
        Check(Eligibility.May(person.Worker, task.Batch, task.Stage), "granted to somebody who may not", task, attempt.Annotator.Value);
        Check(!task.Attempts.Values.Any(a => a.Person == attempt.Annotator && (a.Live || a.Counted)), "I3 granted to somebody who has it or answered it", task, attempt.Annotator.Value);
        var ordered = _ordered.Contains(attempt.ClaimCommand);
        Check(ordered || !task.Attempts.Values.Any(a => a.Person == attempt.Annotator && a.CoolUntil > change.At), "granted while cooling", task, attempt.Annotator.Value);
        var view = task.Attempts[attempt.Token] = View(attempt);
        view.Ordered = ordered;
        person.Live.Add((task.Id, attempt.Token));
        person.IdleSince = null;
        HoldsAtMost(person);
    }

    private (int, int, LabelTaskStatus, string?) Answered(TaskView task, TaskChange change, bool salvaged)
    {
        var attempt = change.Attempt!;
        Check(_issued.TryGetValue(change.Command, out var issue) && issue.Person == attempt.Annotator && issue.Task == task.Id, "I2 answer nobody gave", task, change.Command.Value);
        if (salvaged)
        {
            Check(attempt.Token > task.Attempts.Keys.LastOrDefault(), "token does not grow", task, $"{attempt.Token}");
            Check(task.Attempts.Values.Any(a => a.Person == attempt.Annotator && !a.Live && !a.Counted && !a.Late && (a.Stage, a.Round) == (task.Stage, task.Round) && a.Token == issue.Token),
                "I2 salvage without a lease before", task, attempt.Annotator.Value);
            Check(!task.Attempts.Values.Any(a => a.Person == attempt.Annotator && (a.Live || a.Counted)), "I3 salvaged for somebody who has it or answered it", task, attempt.Annotator.Value);
            task.Attempts[attempt.Token] = View(attempt);
        }
        else
            Check(task.Attempts.TryGetValue(attempt.Token, out var lease) && lease.Live && lease.Person == attempt.Annotator && issue.Token == attempt.Token,
                "I2 answer without a live token", task, $"{attempt.Token} of {attempt.Annotator}");

        if (!task.Attempts.TryGetValue(attempt.Token, out var view))
            task.Attempts[attempt.Token] = view = View(attempt);
        Check(!view.Counted && !view.Late, "I4 answer overwritten", task, $"{attempt.Token}");
        (view.Live, view.Counted, view.Answer, view.Response, view.Verdict) = (false, true, change.Command, attempt.Response, attempt.Verdict);
        Free(attempt);
        return Expected(task, view);
    }

    private void Late(TaskView task, TaskChange change)
    {
        var attempt = change.Attempt!;
        var known = task.Attempts.TryGetValue(attempt.Token, out var view);
        Check(known && !view!.Live && !view.Counted && !view.Late && view.Person == attempt.Annotator, "I4 late answer in the place of another", task, $"{attempt.Token}");
        if (known)
            (view!.Late, view.Answer, view.Response) = (true, change.Command, attempt.Response);
    }

    private void Ended(TaskView task, TaskChange change)
    {
        var attempt = change.Attempt!;
        var known = task.Attempts.TryGetValue(attempt.Token, out var view);
        Check(known && view!.Live && view.Person == attempt.Annotator, "ended what is not live", task, $"{attempt.Token}");
        if (known)
            (view!.Live, view.CoolUntil) = (false, attempt.CoolUntil);
        Free(attempt);
    }

    private const int Adjudication = 6;

    /// <summary>Where a counted answer must take the task. A null response leaves the merge of several answers open.</summary>
    private static (int, int, LabelTaskStatus, string?) Expected(TaskView task, AttemptView answer)
    {
        var answers = task.Current.Count(a => a.Counted);
        if (answers < task.Slots)
            return (task.Stage, task.Round, task.Status, task.Response);
        if (task.Stage > task.Reviews)
            return (task.Stage, task.Round, LabelTaskStatus.Completed, answer.Response);
        if (task.Stage > 0 && answer.Verdict == Verdict.Reject)
            return task.Round < 2 ? (0, task.Round + 1, task.Status, task.Response) : (Adjudication, task.Round, task.Status, task.Response);
        var response = task.Stage == 0 ? task.Overlap == 1 ? answer.Response : null : answer.Verdict == Verdict.Fix ? answer.Response : task.Response;
        return task.Stage < task.Reviews
            ? (task.Stage + 1, task.Round, task.Status, response)
            : (task.Stage, task.Round, LabelTaskStatus.Completed, response);
    }

    private AttemptView View(Attempt attempt) => new()
    {
        Token = attempt.Token,
        Person = attempt.Annotator,
        Stage = attempt.Stage,
        Round = attempt.Round,
        Slot = attempt.Slot,
        GrantedAt = world.Time.Now,
    };

    private void Free(Attempt attempt)
    {
        if (_people.TryGetValue(attempt.Annotator, out var person))
            person.Live.RemoveWhere(l => l.Token == attempt.Token && _tasks[l.Task].Attempts[l.Token].Person == attempt.Annotator && !_tasks[l.Task].Attempts[l.Token].Live);
    }
}
