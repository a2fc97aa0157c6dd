using System.Text.Json.Serialization;
using Scheduler.Chaos.Outcome;

namespace Scheduler.Chaos.Upgrade;

/// <summary>The last line of a run; what is not explained is as in <see cref="ChaosResult"/>.</summary>
internal sealed record UpgradeResult
{
    public required long Operations { get; init; }

    /// <summary>Processes that run the new build now.</summary>
    public required int Replaced { get; init; }

    public required long Lost { get; init; }

    public required long Violations { get; init; }

    /// <summary>Longest time one client waited for one thing.</summary>
    [JsonPropertyName("stall_max_s")]
    public required double StallMax { get; init; }

    /// <summary>Longest time a process took to stop.</summary>
    [JsonPropertyName("stop_max_s")]
    public required double StopMax { get; init; }

    /// <summary>Processes that did not end by themselves, or not well.</summary>
    public required int Forced { get; init; }

    public required long Tasks { get; init; }

    public required long Completed { get; init; }

    [JsonPropertyName("drained_s")]
    public required double? Drained { get; init; }

    public required int Seed { get; init; }

    public required double Seconds { get; init; }

    public required int People { get; init; }

    public required int Falls { get; init; }

    public required int Defects { get; init; }

    public required double WaitsJudged { get; init; }

    [JsonIgnore]
    public bool Good => Lost == 0 && Violations == 0 && Drained is not null && Completed == Tasks && Falls == 0 && Defects == 0
        && Forced == 0 && StallMax <= StallSplit.Bound;
}
