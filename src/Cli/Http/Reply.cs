namespace Scheduler.Cli.Http;

/// <summary>What the server answered: as values, and as it was said.</summary>
internal sealed record Reply<T>(T Value, string Raw);

/// <summary>A page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Docs, string? NextToken, long? Total);
