namespace Scheduler.Domain.Quality;

/// <summary>What a quality task is scored against.</summary>
/// <param name="Expected">The right response: JSON, valid under the task's taxonomy.</param>
/// <param name="OfReview">A reviewer is measured, by a response to accept, fix or reject; else a labeler.</param>
public sealed record KnownAnswer(string Expected, bool OfReview);
