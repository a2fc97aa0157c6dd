using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scheduler.Domain.Attachments;

/// <summary>The response of a task whose attachments cannot be worked on, as the Scale API spells it.</summary>
public static class AttachmentFault
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="type">The task's: those made of frames name frames.</param>
    /// <param name="bad">At least one.</param>
    public static string Response(string type, IReadOnlyList<BadAttachment> bad)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("error", bad.Count == 1 ? "An attachment cannot be used. " + bad[0].Finding.Message : $"{bad.Count} attachments cannot be used. The first: {bad[0].Finding.Message}");
            var frames = HasFrames(type) && bad.All(b => b.Attachment.Path.StartsWith("$.attachments[", StringComparison.Ordinal));
            json.WriteStartArray(frames ? "frames" : "attachments");
            foreach (var one in bad.Take(AttachmentLimits.MaxNamed))
                if (frames)
                    Frame(json, one);
                else
                    One(json, one, one.Finding.Message);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool HasFrames(string type) => type.StartsWith("video", StringComparison.Ordinal) && type != "videoplaybackannotation"
        || type.StartsWith("lidar", StringComparison.Ordinal) || type is "sensorfusion" or "federal2dvideoannotation";

    private static void Frame(Utf8JsonWriter json, BadAttachment bad)
    {
        json.WriteStartObject();
        json.WriteNumber("frame", FrameOf(bad.Attachment.Path));
        json.WriteString("message", bad.Finding.Message);
        json.WritePropertyName("attachment");
        One(json, bad, null);
        json.WriteEndObject();
    }

    private static int FrameOf(string path) => int.Parse(path.AsSpan()[(path.IndexOf('[', StringComparison.Ordinal) + 1)..path.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    private static void One(Utf8JsonWriter json, BadAttachment bad, string? message)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", bad.Finding.Status);
        json.WriteString("url", Shown(bad.Attachment.Url));
        if (message is not null)
            json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static string Shown(string url) => url.Length <= AttachmentLimits.MaxUrlLength ? url : url[..100] + "…";
}
