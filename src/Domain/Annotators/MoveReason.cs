namespace Scheduler.Domain.Annotators;

/// <summary>Why somebody's activity changed without their doing.</summary>
/// <param name="Word"><c>away</c>, <c>lapses</c>, <c>drained</c> or <see cref="Desk.Manager"/>.</param>
/// <param name="Said">What the manager said; null for nothing.</param>
public sealed record MoveReason(string Word, string? Said);
