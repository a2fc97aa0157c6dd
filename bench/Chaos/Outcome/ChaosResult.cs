using System.Text.Json.Serialization;

namespace Scheduler.Chaos.Outcome;

/// <summary>The last line of a run.</summary>
internal sealed record ChaosResult
{
    /// <summary>Tasks that a customer, and answers that a person, was told of.</summary>
    public required long Operations { get; init; }

    /// <summary>Processes killed.</summary>
    public required int Kills { get; init; }

    /// <summary>Of the operations, those the records do not have.</summary>
    public required long Lost { get; init; }

    /// <summary>Broken laws, lost operations among them.</summary>
    public required long Violations { get; init; }

    /// <summary>Longest time one client waited for one thing, the crash of the database aside.</summary>
    [JsonPropertyName("stall_max_s")]
    public required double StallMax { get; init; }

    /// <summary>The same for what was under way during the crash of the database.</summary>
    [JsonPropertyName("stall_max_db_s")]
    public required double StallMaxDatabase { get; init; }

    public required long Tasks { get; init; }

    public required long Completed { get; init; }

    /// <summary>From the end of creation until everything was complete; null: it never was.</summary>
    [JsonPropertyName("drained_s")]
    public required double? Drained { get; init; }

    public required int Seed { get; init; }

    /// <summary>The whole run, start to verdict.</summary>
    public required double Seconds { get; init; }

    public required int People { get; init; }

    public required int ApiKills { get; init; }

    public required int SiloKills { get; init; }

    /// <summary>Processes suspended for a while.</summary>
    public required int Hangs { get; init; }

    /// <summary>Processes that ended though nobody had ended them.</summary>
    public required int Falls { get; init; }

    /// <summary>Answers to clients that must not happen, whatever is killed.</summary>
    public required int Defects { get; init; }

    /// <summary>Share of the time people worked in which the law of waiting was judged: no disturbance, and none just before.</summary>
    public required double WaitsJudged { get; init; }

    [JsonIgnore]
    public bool Good => Lost == 0 && Violations == 0 && Drained is not null && Completed == Tasks && Falls == 0 && Defects == 0
        && StallMax <= StallSplit.Bound && StallMaxDatabase <= StallSplit.BoundAroundDatabase;
}
