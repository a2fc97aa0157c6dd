namespace Scheduler.Domain;

/// <summary>One thing wrong with what a caller sent. All problems of a request are reported together.</summary>
/// <param name="Code">Stable, for programs: <c>required</c>, <c>too_long</c>, <c>unknown_choice</c> …</param>
/// <param name="Path">JSON path into what was sent, such as <c>params.categories[2]</c>; empty for the whole.</param>
/// <param name="Message">For people: what is wrong and what to do.</param>
public sealed record Problem(string Code, string Path, string Message);
