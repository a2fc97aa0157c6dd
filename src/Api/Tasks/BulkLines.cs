using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <param name="Number">From 1, blank lines counted: what an editor shows.</param>
/// <param name="Text">Null when the line was longer than <see cref="RequestLimits.MaxBodyBytes"/>; it was skipped unread.</param>
internal readonly record struct BulkLine(int Number, ReadOnlyMemory<byte>? Text);

/// <summary>Cuts a stream into lines, holding never more than one line.</summary>
internal static class BulkLines
{
    public static async IAsyncEnumerable<BulkLine> Read(PipeReader reader, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 1;
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                rest = rest.Slice(rest.GetPosition(1, end));
                if (skipping || line.Length > RequestLimits.MaxBodyBytes)
                    yield return new(number, null);
                else if (Trimmed(line) is { IsEmpty: false } text)
                    yield return new(number, text);
                skipping = false;
                number++;
            }

            if (read.IsCompleted)
            {
                if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
                    yield return new(number, null);
                else if (Trimmed(rest) is { IsEmpty: false } last)
                    yield return new(number, last);
                reader.AdvanceTo(read.Buffer.End);
                yield break;
            }

            if (skipping || rest.Length > RequestLimits.MaxBodyBytes)
            {
                skipping = true;
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line)
    {
        ReadOnlyMemory<byte> text = line.ToArray();
        return text[(text.Span.StartsWith("\uFEFF"u8) ? 3 : 0)..].Trim(" \t\r"u8);
    }
}
