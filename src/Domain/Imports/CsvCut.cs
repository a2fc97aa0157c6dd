using System.Buffers;

namespace Scheduler.Domain.Imports;

/// <summary>
/// Finds where the records of a CSV stream end, piece by piece. A line break ends a record except between quotes: LF, CR LF, or
/// CR alone, as spreadsheets of old Macs write it. Quotes count only where a field begins: one stray quote in the middle of a text spoils its own record, not all that follow.
/// </summary>
public sealed class CsvCut
{
    private Place _at;

    private enum Place
    {
        /// <summary>A field begins with the next byte.</summary>
        Start = 0,
        Plain = 1,
        Quoted = 2,

        /// <summary>After a quote that ends the field, unless the next byte is another one.</summary>
        Closing = 3,

        /// <summary>After a CR: it is the line break, unless the next byte is LF and both are.</summary>
        Return = 4,
    }

    /// <summary>Until the header is read, whatever may be one.</summary>
    public char? Separator { get; set; }

    /// <param name="more">What follows the bytes given before; no byte order mark.</param>
    /// <returns>
    /// How many of them stand before the last byte of the line break that ends the record: -1 when that byte, a CR, was the last of
    /// the bytes given before. Null when the record goes on.
    /// </returns>
    public long? End(ReadOnlySequence<byte> more)
    {
        var reader = new SequenceReader<byte>(more);
        while (!reader.End)
            switch (_at)
            {
                case Place.Start or Place.Closing:
                    _at = reader.IsNext((byte)'"', advancePast: true) ? Place.Quoted : Place.Plain;
                    break;
                case Place.Quoted:
                    if (reader.TryAdvanceTo((byte)'"'))
                        _at = Place.Closing;
                    else
                        reader.AdvanceToEnd();
                    break;
                case Place.Plain:
                    if (!Advance(ref reader))
                        reader.AdvanceToEnd();
                    else if (reader.TryRead(out var found))
                    {
                        _at = found == '\r' ? Place.Return : Place.Start;
                        if (found == '\n')
                            return reader.Consumed - 1;
                    }

                    break;
                case Place.Return:
                    _at = Place.Start;
                    reader.IsNext((byte)'\n', advancePast: true);
                    return reader.Consumed - 1;
                default:
                    throw new InvalidOperationException($"{_at} is no place in a record.");
            }

        return null;
    }

    private bool Advance(ref SequenceReader<byte> reader) => Separator is { } separator
        ? reader.TryAdvanceToAny([(byte)separator, (byte)'\r', (byte)'\n'], advancePastDelimiter: false)
        : reader.TryAdvanceToAny(",;\t\r\n"u8, advancePastDelimiter: false);
}
