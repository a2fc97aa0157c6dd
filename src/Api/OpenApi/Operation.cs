namespace Scheduler.Api.OpenApi;

/// <summary>What the document says of one operation.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Example">A body that works, as JSON; null for an operation without one.</param>
/// <param name="Query">Names of the query parameters.</param>
internal sealed record Operation(string Summary, string? Example = null, params string[] Query)
{
    /// <summary>The shape of the reply, one of <see cref="ReplyShapes"/>; null for what is written by hand.</summary>
    public Type? Reply { get; init; }
}
