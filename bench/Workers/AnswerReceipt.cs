using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>The hub has told what became of an answer.</summary>
/// <param name="Took">From the first try to the outcome.</param>
public sealed record AnswerReceipt(Assignment Assignment, Submission Submission, string Outcome, TimeSpan Took);
