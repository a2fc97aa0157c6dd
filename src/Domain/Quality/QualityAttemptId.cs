using System.Globalization;

namespace Scheduler.Domain.Quality;

/// <summary>Names the task by which one person tries a quality task.</summary>
public static class QualityAttemptId
{
    /// <summary>Time and counter of an id, before its entropy.</summary>
    private const int TimeDigits = 16;

    /// <summary>
    /// Follows from who tries what, so that making it again makes nothing new. It begins with the time at which the quality task was
    /// made: an id of now, amid tasks of last week, would tell the labeler what it is.
    /// </summary>
    /// <param name="number">From 0: which try of this person.</param>
    public static TaskId Of(string qualityTask, AnnotatorId person, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{qualityTask[..TimeDigits]}{StableHash.Of($"{qualityTask}/{person}/{number}"):x8}"));
}
