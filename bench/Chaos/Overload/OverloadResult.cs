using System.Text.Json.Serialization;

namespace Scheduler.Chaos.Overload;

/// <summary>The last line of a run.</summary>
internal sealed record OverloadResult
{
    /// <summary>The overload in multiples of the sustained load.</summary>
    public required int Factor { get; init; }

    /// <summary>Answers of the whole run, and those of them that were not taken.</summary>
    public required long Submits { get; init; }

    public required int SubmitsRefused { get; init; }

    /// <summary>Answers a second under sustained load and under overload, and the 99th percentile of their times.</summary>
    public required double SubmitsPerS { get; init; }

    [JsonPropertyName("submits_per_s_overload")]
    public required double SubmitsPerSOverload { get; init; }

    public required double SubmitP99Ms { get; init; }

    [JsonPropertyName("submit_p99_ms_overload")]
    public required double SubmitP99MsOverload { get; init; }

    /// <summary>Tasks stored a second in bulk under sustained load, offered under overload, and stored then.</summary>
    public required double BulkPerS { get; init; }

    [JsonPropertyName("bulk_offered_per_s_overload")]
    public required double BulkOfferedPerSOverload { get; init; }

    [JsonPropertyName("bulk_per_s_overload")]
    public required double BulkPerSOverload { get; init; }

    /// <summary>Bulk requests under overload that got a 429 with Retry-After, and those that failed in any other way at any time.</summary>
    public required int BulkRefused { get; init; }

    public required int BulkWrong { get; init; }

    /// <summary>Resident memory of the largest process, at its worst, under either load.</summary>
    public required double RssMb { get; init; }

    [JsonPropertyName("rss_mb_overload")]
    public required double RssMbOverload { get; init; }

    /// <summary>From the end of the overload until answers were as quick as before and no upload was refused; null: not within a minute.</summary>
    [JsonPropertyName("recovered_s")]
    public required double? Recovered { get; init; }

    /// <summary>Longest time one client waited for one thing.</summary>
    [JsonPropertyName("stall_max_s")]
    public required double StallMax { get; init; }

    public required long Lost { get; init; }

    public required long Violations { get; init; }

    public required int Falls { get; init; }

    public required int Seed { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What two full intakes may add: the chunks of all bulk requests let in, and what waits in the queue.</summary>
    private const double MaxGrowthMb = 512;

    [JsonIgnore]
    public bool Good => SubmitsRefused == 0 && BulkRefused > 0 && BulkWrong == 0 && RssMbOverload - RssMb <= MaxGrowthMb
        && Recovered is not null && Lost == 0 && Violations == 0 && Falls == 0;
}
