using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Scheduler.Api.Metrics;

/// <summary>A history as lines: a column for every figure the shape knows, so that a file has the same columns whatever happened.</summary>
internal static class MetricCsv
{
    private static readonly (string Name, Func<FiguresView, object?> Value)[] Columns = [.. ColumnsOf(typeof(FiguresView), "", v => v)];

    /// <param name="ofPeople">Its groups are people's labels.</param>
    public static IResult Of(MetricHistory history, bool ofPeople)
    {
        string[] Key(MetricGroup g) => ofPeople ? [g.Scope, g.Name ?? "", g.Person ?? "", g.PersonName ?? ""] : [g.Scope, g.Name ?? ""];
        string[] columns = history.Series is not null ? ["at"] : ofPeople ? ["scope", "name", "person", "personName"] : ["scope", "name"];
        var lines = (history.Series?.Select(p => (Key: (string[])[Time(p.At)], p.Figures)) ?? history.Groups!.Select(g => (Key: Key(g), g.Figures))).ToArray();
        var used = Columns.Where(c => Shown(history.Total, c.Name)).ToArray();
        var text = new StringBuilder();
        Line(text, [.. columns, .. used.Select(c => c.Name)]);
        foreach (var (key, figures) in lines)
            Line(text, [.. key, .. used.Select(c => Convert.ToString(c.Value(figures), CultureInfo.InvariantCulture) ?? "")]);
        return Results.Text(text.ToString(), "text/csv; charset=utf-8");
    }

    /// <summary>The parts asked for: those that the total has, with all their columns.</summary>
    private static bool Shown(FiguresView total, string column)
    {
        var part = column.Split('.')[0];
        return typeof(FiguresView).GetProperties().Single(p => Spell(p.Name) == part).GetValue(total) is not null;
    }

    private static IEnumerable<(string, Func<FiguresView, object?>)> ColumnsOf(Type type, string prefix, Func<FiguresView, object?> owner)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix + Spell(property.Name);
            object? Value(FiguresView view) => owner(view) is { } has ? property.GetValue(has) : null;
            if (property.PropertyType is { IsClass: true } part && part != typeof(string))
                foreach (var column in ColumnsOf(part, name + ".", Value))
                    yield return column;
            else
                yield return (name, Value);
        }
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    /// <summary>A field that a spreadsheet would take for a formula is not one.</summary>
    private static string Quote(string field)
    {
        var plain = field.Length > 0 && field[0] is '=' or '+' or '@' ? "'" + field : field;
        return plain.AsSpan().IndexOfAny("\",\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Spell(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
