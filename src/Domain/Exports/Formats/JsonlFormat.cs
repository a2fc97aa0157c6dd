namespace Scheduler.Domain.Exports.Formats;

/// <summary>One task object a line, as <c>GET /v1/task/{id}</c> shows it.</summary>
public sealed class JsonlFormat : IExportFormat
{
    public string Name => "jsonl";

    public string Extension => "jsonl";

    public string MediaType => "application/jsonl";

    public int Sections => 1;

    public void Write(ReadOnlyMemory<byte> task, ExportSheet sheet)
    {
        sheet.Write(0, task.Span);
        sheet.Write(0, "\n"u8);
        sheet.Tasks++;
    }
}
