namespace Scheduler.Checker.Rows;

/// <summary>Everything the rows say of one task; events by version, attempts by token.</summary>
internal sealed record TaskHistory(
    TaskLine Task,
    IReadOnlyList<EventLine> Events,
    IReadOnlyList<AttemptLine> Attempts,
    IReadOnlyList<OutboxLine> Outbox);
