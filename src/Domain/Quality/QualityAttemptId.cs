using System.Globalization;

namespace Scheduler.Domain.Quality;

/// <summary>Names the task by which one person tries a quality task.</summary>
public static class QualityAttemptId
{
    /// <summary>Names of one try. An id has room for 32 bits only, so two of many thousand people meet in one now and then: the second takes the next.</summary>
    public const int MaxNames = 16;

    /// <summary>Time and counter of an id, before its entropy.</summary>
    private const int TimeDigits = 16;

    /// <summary>
    /// Follows from who tries what, so that making it again makes nothing new. It begins with the time at which the quality task was
    /// made, and is as long as any: an id of now, amid tasks of last week, would tell the labeler what it is.
    /// </summary>
    /// <param name="number">From 0: which try of this person.</param>
    /// <param name="name">From 0, below <see cref="MaxNames"/>: which of its names.</param>
    public static TaskId Of(string qualityTask, AnnotatorId person, int number, int name = 0)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{qualityTask}/{person}/{number}");
        var hash = StableHash.Of(name == 0 ? what : string.Create(CultureInfo.InvariantCulture, $"{what}/{name}"));
        return new(string.Create(CultureInfo.InvariantCulture, $"{qualityTask[..TimeDigits]}{hash:x8}"));
    }
}
