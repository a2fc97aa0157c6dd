using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <param name="Number">From 1, blank lines counted: what an editor shows.</param>
/// <param name="Text">Null when the line was longer than <see cref="RequestLimits.MaxBodyBytes"/>; it was skipped unread.</param>
/// <param name="End">Bytes of the stream up to its end.</param>
internal readonly record struct BulkLine(int Number, ReadOnlyMemory<byte>? Text, long End);

/// <summary>Cuts a stream into lines, holding never more than one line.</summary>
internal static class BulkLines
{
    /// <param name="quoted">A line break between quotes does not end a line, as in CSV.</param>
    public static async IAsyncEnumerable<BulkLine> Read(PipeReader reader, [EnumeratorCancellation] CancellationToken cancel, bool quoted = false)
    {
        var (number, position, skipping) = (1, 0L, false);
        SequencePosition? held = null;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancel);
                var rest = read.Buffer;
                held = rest.Start;
                while (EndOf(rest, quoted) is { } end)
                {
                    var line = rest.Slice(0, end);
                    rest = rest.Slice(rest.GetPosition(1, end));
                    position += line.Length + 1;
                    if (skipping || line.Length > RequestLimits.MaxBodyBytes)
                        yield return new(number, null, position);
                    else if (Trimmed(line) is { IsEmpty: false } text)
                        yield return new(number, text, position);
                    skipping = false;
                    number += 1 + (quoted ? Breaks(line) : 0);
                }

                if (read.IsCompleted)
                {
                    position += rest.Length;
                    if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
                        yield return new(number, null, position);
                    else if (Trimmed(rest) is { IsEmpty: false } last)
                        yield return new(number, last, position);
                    held = rest.End;
                    yield break;
                }

                if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
                {
                    skipping = true;
                    position += rest.Length;
                    rest = rest.Slice(rest.End);
                }

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

    private static SequencePosition? EndOf(ReadOnlySequence<byte> text, bool quoted)
    {
        if (!quoted)
            return text.PositionOf((byte)'\n');
        var reader = new SequenceReader<byte>(text);
        for (var inside = false; reader.TryAdvanceToAny("\"\n"u8, advancePastDelimiter: false); reader.Advance(1))
        {
            reader.TryPeek(out var found);
            if (found == '"')
                inside = !inside;
            else if (!inside)
                return reader.Position;
        }

        return null;
    }

    private static int Breaks(ReadOnlySequence<byte> line)
    {
        var breaks = 0;
        foreach (var piece in line)
            breaks += piece.Span.Count((byte)'\n');
        return breaks;
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line)
    {
        ReadOnlyMemory<byte> text = line.ToArray();
        return text[(text.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..].Trim(" \t\r"u8);
    }
}
