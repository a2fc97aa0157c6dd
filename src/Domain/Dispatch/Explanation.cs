using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch;

/// <summary>Why this work went to this person, compact enough to stay on every attempt.</summary>
public static class Explanation
{
    /// <returns>
    /// JSON: <c>policy</c>, <c>for</c> (work or prefetch), <c>rank</c> of the lane among those the person may work on (from 1),
    /// <c>lanes</c> with free slots, <c>refused</c> lanes by rule, <c>lost</c> races before, <c>focus</c>: the only batch the person wanted
    /// work of, left out when every one: whoever judges the wait before needs it.
    /// </returns>
    public static string Of(Choice choice, ClaimPurpose purpose, RankedLane lane, int lost, BatchId? focus)
    {
        var refused = new JsonObject();
        foreach (var (rule, count) in choice.Refused)
            refused[rule] = count;
        var said = new JsonObject
        {
            ["policy"] = choice.Policy,
            ["for"] = purpose == ClaimPurpose.Work ? "work" : "prefetch",
            ["rank"] = choice.Lanes.IndexOf(lane) + 1,
            ["lanes"] = choice.Considered,
            ["refused"] = refused,
            ["lost"] = lost,
        };
        if (focus is { } only)
            said["focus"] = only.Value;
        return said.ToJsonString(Compact);
    }

    private static readonly JsonSerializerOptions Compact = new();
}
