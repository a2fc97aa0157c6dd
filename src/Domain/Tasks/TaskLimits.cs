namespace Scheduler.Domain.Tasks;

/// <summary>Bounds of a task, each with its unit.</summary>
public static class TaskLimits
{
    /// <summary>Most people who may label one task in one round.</summary>
    public const int MaxOverlap = 25;

    /// <summary>Most review stages of a pipeline.</summary>
    public const int MaxReviewLevels = 5;

    /// <summary>Longest <c>params</c> of a task, in bytes of UTF-8 JSON.</summary>
    public const int MaxParamsBytes = 1 << 20;

    /// <summary>Longest metadata of a task or batch, in bytes of UTF-8 JSON (the Scale API's own bound).</summary>
    public const int MaxMetadataBytes = 10 * 1024;

    /// <summary>Most tags of a task (the Scale API's own bound).</summary>
    public const int MaxTags = 5;

    /// <summary>Longest tag or unique id, in characters.</summary>
    public const int MaxUniqueIdLength = 256;

    /// <summary>Most verdicts of the customer on one task.</summary>
    public const int MaxAudits = 100;

    /// <summary>Verdicts among them that mend the answer: each keeps the answer it made.</summary>
    public const int MaxFixes = 10;

    /// <summary>Longest comment of a verdict, in characters.</summary>
    public const int MaxCommentLength = 10_000;

    /// <summary>Longest idempotency key, in characters.</summary>
    public const int MaxIdempotencyKeyLength = 256;

    /// <summary>Longest instruction, in characters.</summary>
    public const int MaxInstructionLength = 100_000;

    /// <summary>Longest callback address, in characters.</summary>
    public const int MaxCallbackUrlLength = 2_048;

    /// <summary>Longest word of the old API for how urgent a task is, in characters.</summary>
    public const int MaxUrgencyLength = 100;

    /// <summary>Longest reason given for a decline or release, in characters.</summary>
    public const int MaxReasonLength = 500;
}
