using System.Buffers.Binary;
using System.Text;

namespace Scheduler.Domain.Exports;

/// <summary>
/// A zip file whose entries come one after the other and are forgotten at once: files are the first section, the directory of them
/// the second. Entries are stored as they are; with ZIP64 where their number or place needs it. Libraries keep the directory in
/// memory until the end, and cannot go on after a restart.
/// </summary>
public static class ZipPages
{
    public const int Sections = 2;

    private const int Files = 0, Directory = 1;

    /// <summary>Names are UTF-8.</summary>
    private const ushort Utf8Names = 0x0800;

    /// <summary>1 January 1980, the first day that zip knows: the same tasks make the same bytes.</summary>
    private const ushort NoTime = 0, NoDate = 0x0021;

    private const ushort Plain = 20, Zip64 = 45;

    public static void Add(ExportSheet sheet, string name, ReadOnlySpan<byte> content)
    {
        var (path, offset, sum) = (Encoding.UTF8.GetBytes(name), sheet.LengthOf(Files), Crc32.Of(content));
        var far = offset >= uint.MaxValue;
        Span<byte> local = stackalloc byte[30];
        Fill(local, 0x04034b50, [Plain, Utf8Names, 0, NoTime, NoDate], [sum, (uint)content.Length, (uint)content.Length], [(ushort)path.Length, 0]);
        sheet.Write(Files, local);
        sheet.Write(Files, path);
        sheet.Write(Files, content);

        Span<byte> entry = stackalloc byte[46];
        Fill(entry, 0x02014b50, [Zip64, far ? Zip64 : Plain, Utf8Names, 0, NoTime, NoDate], [sum, (uint)content.Length, (uint)content.Length],
            [(ushort)path.Length, (ushort)(far ? 12 : 0), 0, 0, 0, 0, 0]);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[42..], far ? uint.MaxValue : (uint)offset);
        sheet.Write(Directory, entry);
        sheet.Write(Directory, path);
        if (far)
        {
            Span<byte> place = stackalloc byte[12];
            BinaryPrimitives.WriteUInt16LittleEndian(place, 1);
            BinaryPrimitives.WriteUInt16LittleEndian(place[2..], 8);
            BinaryPrimitives.WriteInt64LittleEndian(place[4..], offset);
            sheet.Write(Directory, place);
        }

        sheet.Entries++;
    }

    public static void End(ExportSheet sheet)
    {
        var (entries, size, start) = (sheet.Entries, sheet.LengthOf(Directory), sheet.LengthOf(Files));
        if (entries >= ushort.MaxValue || size >= uint.MaxValue || start >= uint.MaxValue)
        {
            Span<byte> large = stackalloc byte[76];
            BinaryPrimitives.WriteUInt32LittleEndian(large, 0x06064b50);
            BinaryPrimitives.WriteInt64LittleEndian(large[4..], 44);
            BinaryPrimitives.WriteUInt16LittleEndian(large[12..], Zip64);
            BinaryPrimitives.WriteUInt16LittleEndian(large[14..], Zip64);
            BinaryPrimitives.WriteInt64LittleEndian(large[24..], entries);
            BinaryPrimitives.WriteInt64LittleEndian(large[32..], entries);
            BinaryPrimitives.WriteInt64LittleEndian(large[40..], size);
            BinaryPrimitives.WriteInt64LittleEndian(large[48..], start);
            BinaryPrimitives.WriteUInt32LittleEndian(large[56..], 0x07064b50);
            BinaryPrimitives.WriteInt64LittleEndian(large[64..], start + size);
            BinaryPrimitives.WriteUInt32LittleEndian(large[72..], 1);
            sheet.Write(Directory, large);
        }

        Span<byte> end = stackalloc byte[22];
        var count = (ushort)Math.Min(entries, ushort.MaxValue);
        Fill(end, 0x06054b50, [0, 0, count, count], [(uint)Math.Min(size, uint.MaxValue), (uint)Math.Min(start, uint.MaxValue)], [0]);
        sheet.Write(Directory, end);
    }

    private static void Fill(Span<byte> record, uint signature, ReadOnlySpan<ushort> first, ReadOnlySpan<uint> second, ReadOnlySpan<ushort> third)
    {
        record.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, signature);
        record = record[4..];
        foreach (var value in first)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(record, value);
            record = record[2..];
        }

        foreach (var value in second)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(record, value);
            record = record[4..];
        }

        foreach (var value in third)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(record, value);
            record = record[2..];
        }
    }
}
