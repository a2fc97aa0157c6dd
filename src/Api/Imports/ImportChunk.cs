using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Imports;
using Scheduler.Storage.Imports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Imports;

/// <summary>Lines that are settled together.</summary>
internal sealed class ImportChunk
{
    private long _bytes, _end;
    private int _last;

    public List<(int Line, TaskRow Row)> Rows { get; } = [];

    public List<ImportError> Errors { get; } = [];

    public int Lines { get; private set; }

    public bool IsEmpty => _last == 0;

    public bool IsFull => Lines >= RequestLimits.BulkChunkTasks || _bytes >= RequestLimits.BulkChunkBytes;

    public void Add(BulkLine line, TaskRow row)
    {
        Rows.Add((line.Number, row));
        _bytes += line.Text!.Value.Length;
        Count(line);
    }

    public void Refuse(BulkLine line, string error)
    {
        Errors.Add(new(line.Number, error.Length <= ImportLimits.MaxErrorLength ? error : error[..ImportLimits.MaxErrorLength]));
        Count(line);
    }

    /// <summary>A blank line: it is no task, and no error either.</summary>
    public void Pass(BulkLine line) => (_last, _end) = (line.Number, line.End);

    /// <summary>The progress with this chunk settled.</summary>
    /// <param name="start">Bytes of the file before the body.</param>
    public ImportProgress After(ImportProgress before, long start) => new(
        _last, before.Lines + Lines, before.Created + Lines - Errors.Count, before.Failed + Errors.Count, start + _end,
        [.. before.Errors, .. Errors.OrderBy(e => e.Line).Take(ImportLimits.MaxErrors - before.Errors.Length)]);

    private void Count(BulkLine line)
    {
        Lines++;
        Pass(line);
    }
}
