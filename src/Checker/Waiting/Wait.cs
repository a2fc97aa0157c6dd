namespace Scheduler.Checker.Waiting;

/// <summary>Somebody waited longer than the bound before getting a lease.</summary>
/// <param name="Parts">The wait without the times at which nothing ran; each part longer than the bound.</param>
/// <param name="Only">The one batch that the person wanted work of; null for every one.</param>
internal sealed record Wait(string Annotator, string Task, long Token, Span Whole, Span[] Parts, string? Only)
{
    /// <summary>Reported already: one violation a wait is enough.</summary>
    public bool Found { get; set; }
}
