using System.Globalization;
using System.Text;
using Scheduler.Domain.Exports.Pictures;

namespace Scheduler.Domain.Exports.Formats;

/// <summary>
/// YOLO, as a zip: <c>labels/{task_id}.txt</c> with a line for each box (class, middle, size) or area (class, corners), all as shares
/// of the picture's size; <c>images/{task_id}.url</c> with the picture's address; <c>data.yaml</c> with the classes. Tasks whose
/// metadata do not say the picture's size are skipped: there is nothing to divide by.
/// </summary>
public sealed class YoloFormat : PictureFormat
{
    public override string Name => "yolo";

    public override string Extension => "zip";

    public override string MediaType => "application/zip";

    public override int Sections => ZipPages.Sections;

    public override void End(ExportSheet sheet)
    {
        var classes = new StringBuilder("path: .\ntrain: images\nval: images\nnames:\n");
        for (var i = 0; i < sheet.Labels.Count; i++)
            classes.Append(CultureInfo.InvariantCulture, $"  {i}: \"{Escaped(sheet.Labels[i].Name)}\"\n");
        ZipPages.Add(sheet, "data.yaml", Encoding.UTF8.GetBytes(classes.ToString()));
        ZipPages.End(sheet);
    }

    protected override bool Write(PictureTask task, ExportSheet sheet)
    {
        if (task is not { Width: { } width, Height: { } height })
            return false;
        var lines = new StringBuilder();
        foreach (var annotation in task.Each())
        {
            double[]? numbers = annotation.Shape switch
            {
                DrawnBox box => [(box.Left + (box.Width / 2)) / width, (box.Top + (box.Height / 2)) / height, box.Width / width, box.Height / height],
                DrawnArea area => [.. area.Corners.SelectMany(c => new[] { c.X / width, c.Y / height })],
                _ => null,
            };
            if (numbers is null)
            {
                sheet.LeftOut++;
                continue;
            }

            lines.Append(sheet.NumberOf(annotation.Label));
            foreach (var number in numbers)
                lines.Append(CultureInfo.InvariantCulture, $" {number:0.##########}");
            lines.Append('\n');
            sheet.Items++;
        }

        ZipPages.Add(sheet, $"labels/{task.Id}.txt", Encoding.UTF8.GetBytes(lines.ToString()));
        ZipPages.Add(sheet, $"images/{task.Id}.url", Encoding.UTF8.GetBytes(task.Picture));
        return true;
    }

    /// <summary>A double-quoted YAML scalar.</summary>
    private static string Escaped(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        return text.ToString();
    }
}
