using System.Buffers;
using System.IO.Pipelines;
using Scheduler.Domain;
using Scheduler.Domain.Imports;

namespace Scheduler.Api.Tasks;

/// <param name="Number">From 1, blank lines counted: what an editor shows.</param>
/// <param name="Text">Null when the line was longer than <see cref="RequestLimits.MaxBodyBytes"/>; it was skipped unread.</param>
/// <param name="End">Bytes of the stream up to its end.</param>
internal readonly record struct BulkLine(int Number, ReadOnlyMemory<byte>? Text, long End);

/// <summary>Cuts a stream into lines, holding never more than one line.</summary>
internal static class BulkLines
{
    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>Whoever sent it has lost something, or sent the wrong file: not a success.</summary>
    public static BadHttpRequestException None(string lines = "line with anything on it") => new($"There is no task in what was sent: it has no {lines}.");

    /// <summary>Ends with an exception when the connection does, so it needs no token.</summary>
    /// <param name="csv">Says where a record of CSV ends, which may be several lines; null: each line is for itself.</param>
    /// <param name="first">Number of the first line.</param>
    /// <param name="blanks">Blank lines are told as well, with an empty text; of CSV they never are.</param>
    public static async IAsyncEnumerable<BulkLine> Read(PipeReader reader, CsvCut? csv = null, int first = 1, bool blanks = false)
    {
        var (number, position, skipping) = (first, 0L, false);
        // Line breaks of the record that were dropped with it, and bytes of it that were looked at already.
        var (breaks, seen) = (0, 0L);
        SequencePosition? held = null;
        try
        {
            for (var begun = false; ; begun = true)
            {
                var read = begun ? await reader.ReadAsync() : await reader.ReadAtLeastAsync(Mark.Length);
                var rest = read.Buffer;
                held = rest.Start;
                if (!begun && IsMarked(rest))
                    (rest, position) = (rest.Slice(Mark.Length), Mark.Length);
                while (EndOf(rest.Slice(seen), csv) is { } end)
                {
                    var line = rest.Slice(0, seen + end);
                    rest = rest.Slice(line.Length + 1);
                    position += line.Length + 1;
                    if (skipping || line.Length > RequestLimits.MaxBodyBytes)
                        yield return new(number, null, position);
                    else if (Trimmed(line, csv) is var text && (blanks || !text.IsEmpty))
                        yield return new(number, text, position);
                    number += 1 + breaks + (csv is null ? 0 : Breaks(line));
                    (skipping, breaks, seen) = (false, 0, 0);
                }

                if (read.IsCompleted)
                {
                    position += rest.Length;
                    if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
                        yield return new(number, null, position);
                    else if (Trimmed(rest, csv) is { IsEmpty: false } last)
                        yield return new(number, last, position);
                    held = rest.End;
                    yield break;
                }

                if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
                {
                    // The last byte stays: a CR may be half of a line break.
                    var last = rest.Slice(Math.Max(0, rest.Length - 1));
                    skipping = true;
                    position += rest.Length - last.Length;
                    breaks += csv is null ? 0 : Breaks(rest) - Breaks(last);
                    rest = last;
                }

                seen = rest.Length;

                reader.AdvanceTo(rest.Start, rest.End);
                held = null;
            }
        }
        finally
        {
            // Who stops in the middle gives the buffer back, or the server cuts the connection instead of sending the reply.
            if (held is { } start)
                reader.AdvanceTo(start);
        }
    }

    /// <summary>Bytes before the break that ends the line.</summary>
    private static long? EndOf(ReadOnlySequence<byte> more, CsvCut? csv) =>
        csv is not null ? csv.End(more)
        : more.PositionOf((byte)'\n') is { } end ? more.GetOffset(end) - more.GetOffset(more.Start)
        : null;

    private static bool IsMarked(ReadOnlySequence<byte> text) => new SequenceReader<byte>(text).IsNext(Mark);

    /// <summary>A CR at the end is none yet: what comes next says whether it is half of one.</summary>
    private static int Breaks(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        var breaks = 0;
        while (reader.TryAdvanceToAny("\r\n"u8, advancePastDelimiter: false) && reader.TryRead(out var found))
            if (found == '\n' || !(reader.End || reader.IsNext((byte)'\n')))
                breaks++;
        return breaks;
    }

    /// <summary>Empty for a blank line. Blanks at the ends of a record are parts of its fields, and a tab is an empty one.</summary>
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line, CsvCut? csv)
    {
        ReadOnlyMemory<byte> text = line.ToArray();
        var inner = text[(text.Span.StartsWith(Mark) ? Mark.Length : 0)..].Trim(" \t\r"u8);
        return csv is null || inner.IsEmpty ? inner : text.TrimEnd("\r\n"u8);
    }
}
