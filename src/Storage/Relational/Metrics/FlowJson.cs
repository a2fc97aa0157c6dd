using System.Text;
using System.Text.Json;
using Scheduler.Domain.Metrics;

namespace Scheduler.Storage.Relational.Metrics;

/// <summary>A flow as it is stored: what is zero is left out.</summary>
internal static class FlowJson
{
    private static readonly (Measure Measure, string Name)[] Names =
        [.. Enum.GetValues<Measure>().Select(m => (m, JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString())))];

    public static string Write(Flow flow)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (measure, name) in Names)
                if (flow[measure] != 0)
                    json.WriteNumber(name, flow[measure]);
            Write(json, "turnaround", flow.Turnaround);
            Write(json, "handle", flow.Handle);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static Flow Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var flow = new Flow { Turnaround = Sketch(root, "turnaround"), Handle = Sketch(root, "handle") };
        foreach (var (measure, name) in Names)
            if (root.TryGetProperty(name, out var value))
                flow[measure] = value.GetInt64();
        return flow;
    }

    private static void Write(Utf8JsonWriter json, string name, Sketch sketch)
    {
        if (sketch.Count == 0)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("sum", sketch.Sum);
        json.WriteNumber("min", sketch.Min);
        json.WriteNumber("max", sketch.Max);
        json.WriteStartArray("buckets");
        foreach (var (bucket, count) in sketch.Buckets)
        {
            json.WriteNumberValue(bucket);
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Sketch Sketch(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var sketch))
            return new();
        long[] numbers = [.. sketch.GetProperty("buckets").EnumerateArray().Select(b => b.GetInt64())];
        return Domain.Metrics.Sketch.Of(sketch.GetProperty("sum").GetInt64(), sketch.GetProperty("min").GetInt64(), sketch.GetProperty("max").GetInt64(),
            numbers.Chunk(2).Select(pair => ((int)pair[0], pair[1])));
    }
}
