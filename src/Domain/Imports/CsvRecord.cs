using System.Text;

namespace Scheduler.Domain.Imports;

/// <summary>One record of a CSV file: RFC 4180, with any one of <see cref="CsvSeparator.All"/> for its comma.</summary>
public static class CsvRecord
{
    /// <summary>Its fields; null where quotes are misplaced.</summary>
    public static List<string>? Parse(ReadOnlySpan<char> record, char separator)
    {
        var fields = new List<string>();
        var text = new StringBuilder();
        while (true)
        {
            text.Clear();
            if (record.StartsWith("\""))
            {
                record = record[1..];
                while (true)
                {
                    var quote = record.IndexOf('"');
                    if (quote < 0)
                        return null;
                    text.Append(record[..quote]);
                    record = record[(quote + 1)..];
                    if (!record.StartsWith("\""))
                        break;
                    text.Append('"');
                    record = record[1..];
                }

                if (record.Length > 0 && record[0] != separator)
                    return null;
            }
            else
            {
                var end = record.IndexOf(separator);
                var field = end < 0 ? record : record[..end];
                if (field.Contains('"'))
                    return null;
                text.Append(field);
                record = record[field.Length..];
            }

            fields.Add(text.ToString());
            if (record.IsEmpty)
                return fields;
            record = record[1..];
        }
    }
}
