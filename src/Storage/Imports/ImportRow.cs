using System.Collections.Immutable;
using Scheduler.Domain;

namespace Scheduler.Storage.Imports;

/// <summary>What an import is about: the same when it is gone on with.</summary>
/// <param name="Format"><c>jsonl</c> or <c>csv</c>.</param>
/// <param name="Project">For lines that name none; null for none.</param>
/// <param name="Batch">Likewise.</param>
/// <param name="Mapping">JSON object: field by column.</param>
/// <param name="DryRun">Nothing is stored.</param>
public sealed record ImportPlan(string Format, string? Project, string? Batch, string Mapping, bool DryRun);

/// <summary>How far an import is.</summary>
/// <param name="LastLine">The last line that is settled: stored or refused.</param>
/// <param name="Lines">Lines settled; blank ones do not count.</param>
/// <param name="Bytes">Of the file, up to there.</param>
public sealed record ImportProgress(int LastLine, long Lines, long Created, long Failed, long Bytes, ImmutableArray<ImportError> Errors)
{
    public static ImportProgress None { get; } = new(0, 0, 0, 0, 0, []);
}

public sealed record ImportError(int Line, string Error);

/// <summary>One import.</summary>
/// <param name="Id">The caller's, unique within the tenant.</param>
/// <param name="TotalBytes">Of the file, as the request said; null when it did not.</param>
/// <param name="LeasedUntil">Until when a request holds it, or the next one is looked for; null for none.</param>
public sealed record ImportRow(
    string Id, Tenant Tenant, ImportPlan Plan, ImportProgress Progress, long? TotalBytes, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DoneAt, DateTimeOffset? LeasedUntil);

/// <summary>Place in the list: the last row of the page before.</summary>
public readonly record struct ImportCursor(DateTimeOffset CreatedAt, string Id);
