using System.Text.Json.Serialization;

namespace Scheduler.Replay.Outcome;

/// <summary>The last line of a run.</summary>
internal sealed record ReplayResult
{
    public required string Set { get; init; }

    public required int Seed { get; init; }

    public required int Tasks { get; init; }

    public required long Completed { get; init; }

    public required double LabelsPerTask { get; init; }

    public required double MajorityAccuracy { get; init; }

    public required double RecordAccuracy { get; init; }

    [JsonPropertyName("p50_s")]
    public required double P50 { get; init; }

    [JsonPropertyName("p90_s")]
    public required double P90 { get; init; }

    /// <summary>Round trip of a submit, in milliseconds.</summary>
    [JsonPropertyName("submit_p50_ms")]
    public required double SubmitP50 { get; init; }

    [JsonPropertyName("submit_p99_ms")]
    public required double SubmitP99 { get; init; }

    /// <summary>Null where the records could not be read.</summary>
    public required long? Violations { get; init; }

    public required bool BatchCompleted { get; init; }

    public required int Workers { get; init; }

    public required int Kills { get; init; }

    public required double Speedup { get; init; }

    /// <summary>Upload to last completion.</summary>
    public required double Seconds { get; init; }

    /// <summary>Claims answered per second: one lease granted, accepted, worked and submitted.</summary>
    public required double LifecyclesPerS { get; init; }

    public required int Salvaged { get; init; }

    public required int Late { get; init; }

    public required int Reconnects { get; init; }

    public required int Refusals { get; init; }
}
