using System.Text.Json;

namespace Scheduler.Domain.Exports.Pictures;

/// <summary>What the formats that speak of pictures share: which tasks have a place in them.</summary>
public abstract class PictureFormat : IExportFormat
{
    public abstract string Name { get; }

    public abstract string Extension { get; }

    public abstract string MediaType { get; }

    public abstract int Sections { get; }

    public bool Fits(string taskType) => PictureTask.Is(taskType);

    public virtual void Begin(ExportSheet sheet)
    {
    }

    public virtual void End(ExportSheet sheet)
    {
    }

    public void Write(ReadOnlyMemory<byte> task, ExportSheet sheet)
    {
        using var document = JsonDocument.Parse(task);
        if (PictureTask.Of(document.RootElement) is { } picture && Write(picture, sheet))
            sheet.Tasks++;
        else
        {
            sheet.Skipped++;
            sheet.NotCompleted += document.RootElement.GetProperty("status").ValueEquals("completed"u8) ? 0 : 1;
        }
    }

    /// <returns>False when the format has no place for the task; nothing was written.</returns>
    protected abstract bool Write(PictureTask task, ExportSheet sheet);
}
