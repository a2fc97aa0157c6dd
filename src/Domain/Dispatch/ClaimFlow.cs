using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Dispatch;

/// <summary>What a claim does next.</summary>
public abstract record ClaimStep
{
    /// <param name="Tried">Lanes found empty so far by this claim.</param>
    public sealed record Choose(ClaimPurpose Purpose, ImmutableArray<Seen> Tried) : ClaimStep;

    /// <summary>Ask what the quality tasks of the lane's project say, before its work is taken.</summary>
    /// <param name="Command">Chance follows from it, so that a repeat meets the same.</param>
    public sealed record Check(RankedLane Lane, CommandId Command) : ClaimStep;

    public sealed record Take(RankedLane Lane) : ClaimStep;

    /// <summary>Repeated under the same command until its outcome is known; nothing else is chosen before.</summary>
    public sealed record Grant(RankedLane Lane, TaskId Task, CommandId Command, string Explanation) : ClaimStep;

    /// <summary>The person holds a lease.</summary>
    public sealed record Won(RankedLane Lane, TaskId Task, Attempt Lease) : ClaimStep;

    /// <summary>Nothing was found.</summary>
    public sealed record Nothing(ImmutableArray<Seen> Seen, DateTimeOffset? RetryAt) : ClaimStep;
}

/// <summary>
/// One claim of one person: choose, then take and grant lane by lane until something is won. It awaits nothing itself; its
/// owner carries out <see cref="Next"/> and tells the result. A lost race is a normal outcome: the next task, the next lane.
/// </summary>
/// <param name="focus">The only batch the person wants work of; null for every one.</param>
public sealed class ClaimFlow(ClaimPurpose purpose, Func<CommandId> newCommand, BatchId? focus = null)
{
    /// <summary>Refused grants after which a claim stops and starts anew: by then its choice is stale.</summary>
    public const int MaxLostRaces = 16;

    /// <summary>Choices of one claim; what lies beyond is looked at by the next claim.</summary>
    public const int MaxChoices = 16;

    private readonly Queue<RankedLane> _lanes = [];
    private readonly List<Seen> _seen = [];

    /// <summary>
    /// Projects whose quality tasks have had their say in this claim: asked for every lane, chance would strike more often than meant.
    /// By kind of stage: what is open to a reviewer says nothing of the labels, which have a gate.
    /// </summary>
    private readonly HashSet<(ProjectId, StageKind)> _checked = [];
    private (RankedLane Lane, bool IsGate)? _instead;
    private Choice? _choice;
    private DateTimeOffset? _retryAt;
    private int _lost, _choices;
    private bool _failed;

    public ClaimPurpose Purpose => purpose;

    public ClaimStep Next { get; private set; } = new ClaimStep.Choose(purpose, []);

    public void Chosen(Choice choice)
    {
        _choice = choice;
        foreach (var lane in choice.Lanes)
            _lanes.Enqueue(lane);
        NextLane();
    }

    public void Checked(LaneCheck check)
    {
        var lane = ((ClaimStep.Check)Next).Lane;
        switch (check)
        {
            case LaneCheck.Instead instead:
                _instead = (lane, instead.IsGate);
                Next = new ClaimStep.Grant(lane with { Key = instead.Key }, instead.Task, newCommand(), Explain(lane));
                break;
            case LaneCheck.Shut shut:
                Shut(lane, shut.RetryAt);
                break;
            default:
                _checked.Add(CheckOf(lane)!.Value);
                Next = new ClaimStep.Take(lane);
                break;
        }
    }

    public void Taken(TakeResult result)
    {
        var lane = ((ClaimStep.Take)Next).Lane;
        if (result.Task is { } task)
        {
            Next = new ClaimStep.Grant(lane, task.Id, newCommand(), Explain(lane));
            return;
        }

        // At least what the dispatcher knew: a batch that restarted or ended may answer less, and the person would be called
        // for the same nothing again and again.
        _seen.Add(new(lane.Key, Math.Max(lane.Epoch, result.Epoch)));
        RetryBy(result.RetryAt);
        NextLane();
    }

    /// <summary>A batch or dispatcher could not be asked. What it holds is not marked as seen, so the next call retries it.</summary>
    public void Failed(DateTimeOffset retryAt)
    {
        RetryBy(retryAt);
        _failed = true;
        NextLane();
    }

    public void Granted(GrantOutcome outcome, Attempt? lease)
    {
        var grant = (ClaimStep.Grant)Next;
        if (outcome == GrantOutcome.Granted)
        {
            Next = new ClaimStep.Won(grant.Lane, grant.Task, lease!);
            return;
        }

        if (_instead is { } instead)
        {
            _instead = null;
            if (instead.IsGate)
                Shut(instead.Lane, null);
            else
                Next = new ClaimStep.Take(instead.Lane);
            return;
        }

        // The batch learns of the refusal from the task itself; the same lane is tried again, for its next task.
        if (++_lost < MaxLostRaces)
            Next = new ClaimStep.Take(grant.Lane);
        else
            Next = new ClaimStep.Nothing([.. _seen], _retryAt);
    }

    private void Shut(RankedLane lane, DateTimeOffset? retryAt)
    {
        _seen.Add(new(lane.Key, lane.Epoch));
        RetryBy(retryAt);
        NextLane();
    }

    private void RetryBy(DateTimeOffset? at)
    {
        if (at is not null && !(_retryAt <= at))
            _retryAt = at;
    }

    /// <summary>A full choice that led to nothing leaves lanes unnamed: they are asked for before the claim ends empty.</summary>
    private void NextLane() => Next = _lanes.TryDequeue(out var lane)
            ? CheckOf(lane) is { } check && !_checked.Contains(check) ? new ClaimStep.Check(lane, newCommand()) : new ClaimStep.Take(lane)
        : _choice is { Lanes.Length: >= DispatchIndex.MaxLanesPerChoice } && !_failed && ++_choices < MaxChoices ? new ClaimStep.Choose(purpose, [.. _seen])
        : new ClaimStep.Nothing([.. _seen], _retryAt);

    private static (ProjectId, StageKind)? CheckOf(RankedLane lane) => lane.Checks is { } project ? (project, Plan.KindOf(lane.Key.Stage)) : null;

    private string Explain(RankedLane lane) => Explanation.Of(_choice!, purpose, lane, _lost, focus);
}
