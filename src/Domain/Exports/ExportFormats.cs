using System.Collections.Frozen;
using Scheduler.Domain.Exports.Formats;

namespace Scheduler.Domain.Exports;

/// <summary>The formats by name.</summary>
public static class ExportFormats
{
    private static readonly FrozenDictionary<string, IExportFormat> All = new IExportFormat[]
    {
        new JsonlFormat(), new CsvFormat(), new CocoFormat(), new YoloFormat(), new VocFormat(), new GeoJsonFormat(),
    }.ToFrozenDictionary(f => f.Name);

    /// <summary>Null for a format this server does not know.</summary>
    public static IExportFormat? Find(string name) => All.GetValueOrDefault(name);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);
}
