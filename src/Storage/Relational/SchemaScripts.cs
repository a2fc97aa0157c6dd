using System.Globalization;
using System.Reflection;

namespace Scheduler.Storage.Relational;

/// <summary>The numbered scripts in this assembly: <c>Schema/0001_records.sql</c> and so on. A script is never edited once released.</summary>
internal static class SchemaScripts
{
    private static readonly Assembly Home = typeof(SchemaScripts).Assembly;

    /// <summary>In the order in which they must run.</summary>
    public static IReadOnlyList<SchemaScript> Records { get; } =
    [
        .. from name in Home.GetManifestResourceNames()
           let file = FileOf(name)
           where file is not null
           orderby file.Value.Version
           select new SchemaScript(file.Value.Version, file.Value.Name, Read(name)),
    ];

    /// <summary>A script outside the numbering, such as <c>Orleans.Sqlite.grains.sql</c>.</summary>
    public static string Named(string name) => Read("Scheduler.Storage.Schema." + name);

    private static (int Version, string Name)? FileOf(string resource)
    {
        const string prefix = "Scheduler.Storage.Schema.";
        if (!resource.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        // Resource names have no leading digit in a segment: 0001_records.sql became _0001_records.sql or stayed as it is.
        var file = resource[prefix.Length..].TrimStart('_');
        return file.Length > 5 && int.TryParse(file[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (version, file)
            : null;
    }

    private static string Read(string resource)
    {
        using var stream = Home.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"No script {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal sealed record SchemaScript(int Version, string Name, string Text);
