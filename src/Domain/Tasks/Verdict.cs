namespace Scheduler.Domain.Tasks;

/// <summary>What a reviewer says of the response so far.</summary>
public enum Verdict
{
    Unspecified = 0,

    /// <summary>Right as it is.</summary>
    Accept = 1,

    /// <summary>The reviewer's own response replaces it.</summary>
    Fix = 2,

    /// <summary>Back to the label stage, to other people.</summary>
    Reject = 3,
}
