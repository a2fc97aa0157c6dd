using System.Globalization;
using System.Text;
using System.Xml;
using Scheduler.Domain.Exports.Pictures;

namespace Scheduler.Domain.Exports.Formats;

/// <summary>Pascal VOC, as a zip: <c>Annotations/{task_id}.xml</c> with one object a box; of an area the box around it, and its corners.</summary>
public sealed class VocFormat : PictureFormat
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false };

    public override string Name => "voc";

    public override string Extension => "zip";

    public override string MediaType => "application/zip";

    public override int Sections => ZipPages.Sections;

    public override void End(ExportSheet sheet) => ZipPages.End(sheet);

    protected override bool Write(PictureTask task, ExportSheet sheet)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("annotation");
            Element(xml, "folder", "");
            Element(xml, "filename", task.Picture.Split('?')[0].Split('/')[^1]);
            Element(xml, "path", task.Picture);
            xml.WriteStartElement("source");
            Element(xml, "database", "Scheduler");
            Element(xml, "annotation", task.Id);
            xml.WriteEndElement();

            // Readers want all three. 0 is: not known.
            xml.WriteStartElement("size");
            Element(xml, "width", Number(task.Width ?? 0));
            Element(xml, "height", Number(task.Height ?? 0));
            Element(xml, "depth", "3");
            xml.WriteEndElement();
            Element(xml, "segmented", "0");
            foreach (var annotation in task.Each())
                Write(xml, annotation, sheet);
            xml.WriteEndElement();
        }

        ZipPages.Add(sheet, $"Annotations/{task.Id}.xml", Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
        return true;
    }

    private static void Write(XmlWriter xml, PictureAnnotation annotation, ExportSheet sheet)
    {
        var (box, corners) = annotation.Shape switch
        {
            DrawnBox drawn => (drawn, null),
            DrawnArea area => (area.Around, area.Corners),
            _ => ((DrawnBox?)null, null),
        };
        if (box is null)
        {
            sheet.LeftOut++;
            return;
        }

        sheet.Items++;
        xml.WriteStartElement("object");
        Element(xml, "name", annotation.Label);
        Element(xml, "pose", "Unspecified");
        Element(xml, "truncated", "0");
        Element(xml, "difficult", "0");
        xml.WriteStartElement("bndbox");
        Element(xml, "xmin", Number(box.Left));
        Element(xml, "ymin", Number(box.Top));
        Element(xml, "xmax", Number(box.Left + box.Width));
        Element(xml, "ymax", Number(box.Top + box.Height));
        xml.WriteEndElement();
        if (corners is not null)
        {
            xml.WriteStartElement("polygon");
            for (var i = 0; i < corners.Count; i++)
            {
                Element(xml, $"x{i + 1}", Number(corners[i].X));
                Element(xml, $"y{i + 1}", Number(corners[i].Y));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Characters that XML has no way to write become the replacement character.</summary>
    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(r =>
            r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString())));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
