using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Dispatch.Ordering;

namespace Scheduler.Domain.Dispatch;

/// <summary>
/// Lanes and people of one workforce, in memory. Its cost grows with lanes and people, never with waiting tasks. All it holds
/// are hints told by batches and annotators; it decides who is asked, not who gets. Not thread-safe: its grain serializes the calls.
/// </summary>
public sealed partial class DispatchIndex(LanePolicy policy, IReadOnlyList<IEligibilityRule> rules)
{
    /// <summary>Lanes offered to one person in one choice.</summary>
    public const int MaxLanesPerChoice = 8;

    private readonly Dictionary<LaneKey, Lane> _lanes = [];
    private readonly SortedSet<Lane> _ranked = new(policy);
    private readonly Dictionary<LaneKey, int> _heard = [];

    /// <summary>Lanes of which an elder activation of the batch speaks on, after a later one that has fallen silent.</summary>
    private readonly HashSet<LaneKey> _outlived = [];

    /// <summary>What it remembers, with open slots or without: no more than the lanes of the batches that are worked on, and those of some moments ago.</summary>
    public IReadOnlyCollection<LaneKey> Lanes => _lanes.Keys;

    /// <summary>People who have nothing to do, and lanes with open slots.</summary>
    public (int Waiting, int Lanes) Standing => (_people.Values.Count(p => p.Seat.Waiting), _ranked.Count);

    /// <summary>Lanes this person may try, best first.</summary>
    /// <param name="tried">
    /// Lanes that this claim has found empty already: not offered again unless something came. Without it somebody who may have
    /// nothing in the first lanes would never hear of the others.
    /// </param>
    /// <param name="first">The project whose lanes come before all others for this person, in their own order; null for none.</param>
    public Choice Choose(Worker worker, ClaimPurpose purpose, IReadOnlyList<Seen>? tried = null, ProjectId? first = null)
    {
        var lanes = ImmutableArray.CreateBuilder<RankedLane>();
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var considered = 0;
        foreach (var lane in first is { } project ? _ranked.Where(l => l.Project == project).Concat(_ranked.Where(l => l.Project != project)) : _ranked)
        {
            if (lane.Free <= 0 || (tried is not null && tried.Any(s => s.Lane == lane.Key && s.Epoch >= lane.Epoch)))
                continue;
            considered++;
            if (Refusal(worker, lane) is { } rule)
                refused[rule] = refused.GetValueOrDefault(rule) + 1;
            else if (purpose == ClaimPurpose.Prefetch && lane.Free <= WaitingFor(lane, worker.Id))
                refused["wanted"] = refused.GetValueOrDefault("wanted") + 1;
            else
                lanes.Add(new(lane.Key, lane.Tenant, lane.Epoch, lane.HasQualityTasks ? lane.Project : null));
            if (lanes.Count == MaxLanesPerChoice)
                break;
        }

        return new(lanes.ToImmutable(), policy.Name, considered, [.. refused]);
    }

    /// <summary>Name of what keeps the person from the lane: a rule, or that they want the work of another batch only. Null for nothing.</summary>
    private string? Refusal(Worker worker, Lane lane) =>
        worker.Focus is { } only && only != lane.Key.Batch ? "focus" : rules.Refusal(worker, lane.Needs)?.Name;

    /// <summary>A batch tells of one of its lanes. Returns the people to call.</summary>
    public IReadOnlyList<Call> Publish(Lane lane)
    {
        if (_lanes.TryGetValue(lane.Key, out var known))
        {
            if (!lane.Supersedes(known) && !IsSilent(_heard[lane.Key]))
                return [];
            _ranked.Remove(known);
            if (lane.Since < known.Since)
                _outlived.Add(lane.Key);
            else if (lane.Since > known.Since)
                _outlived.Remove(lane.Key);
        }

        var calls = known is null || known.Needs.IsSameAs(lane.Needs) ? [] : AskBack(lane);

        // A lane without free slots is kept unranked: its number keeps a late word from bringing old slots back.
        _lanes[lane.Key] = lane;
        _heard[lane.Key] = _age;
        if (lane.Free <= 0)
            return calls;
        _retired.Remove(lane.Key.Batch);
        _ranked.Add(lane);
        calls.AddRange(WakeFor(lane));
        return calls;
    }

    /// <summary>A batch has ended, is paused or went to another workforce: its lanes go. Returns those who still hold of it ahead.</summary>
    public IReadOnlyList<Call> Retire(BatchId batch)
    {
        _retired[batch] = _age;
        foreach (var key in _lanes.Keys.Where(k => k.Batch == batch).ToArray())
            if (_lanes.Remove(key, out var lane) && _heard.Remove(key))
            {
                _ranked.Remove(lane);
                _outlived.Remove(key);
            }

        return [.. _prefetched.Where(p => p.Key.Batch == batch).SelectMany(p => p.Value).OrderBy(h => h.Key).Select(h => new Call.GiveBack(h.Key, h.Value))];
    }
}
