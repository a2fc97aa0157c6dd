using System.Collections.Immutable;

namespace Scheduler.Domain.Exports;

/// <summary>How far the writing of an export is: all that it takes to go on from here.</summary>
/// <param name="Lengths">Bytes of each section.</param>
/// <param name="Tasks">Tasks written.</param>
/// <param name="Skipped">Tasks the format has no place for: without a response, or of another type.</param>
/// <param name="Items">Annotations written.</param>
/// <param name="LeftOut">Annotations the format cannot say, such as a line in COCO.</param>
/// <param name="Entries">Files within the file.</param>
/// <param name="Labels">Labels met so far; a label's place is its number in the file.</param>
/// <param name="NotCompleted">Those of <paramref name="Skipped"/> that were skipped because they are not completed. None in a mark of an older version.</param>
public sealed record ExportMark(
    ImmutableArray<long> Lengths, long Tasks, long Skipped, long Items, long LeftOut, long Entries, ImmutableArray<ExportLabel> Labels, long NotCompleted = 0)
{
    /// <summary>Nothing written yet.</summary>
    /// <param name="labels">Labels of the taxonomy: numbered in its order, and there also when nothing carries them.</param>
    public static ExportMark Start(IExportFormat format, IEnumerable<string> labels) =>
        new([.. Enumerable.Repeat(0L, format.Sections)], 0, 0, 0, 0, 0, [.. labels.Distinct().Take(ExportLimits.MaxLabels).Select(l => new ExportLabel(l, false))]);
}

/// <param name="Points">Some annotation of this label is a point.</param>
public readonly record struct ExportLabel(string Name, bool Points);

/// <summary>The export cannot be written as asked; the message says why, in words for the customer.</summary>
public sealed class ExportException(string message) : Exception(message);
