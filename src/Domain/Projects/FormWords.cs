using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>
/// What people read of a form, and what the answer then says: every field has a title, every choice a label and a value. Asked for
/// where a form is given and not where it is compiled: forms that were stored before this was asked for stay as they are.
/// </summary>
public static class FormWords
{
    /// <param name="given">An object that may hold the <c>fields</c> of a form.</param>
    /// <param name="root">What stands before the paths of problems: empty, or <c>params</c>.</param>
    public static ImmutableArray<Problem> Check(string type, JsonElement given, string root = "")
    {
        if (type != "textcollection" || given.ValueKind != JsonValueKind.Object)
            return [];
        var report = new Report(root);
        Each(given, "fields", report, Field);
        return report.Problems;
    }

    /// <summary>A set is not asked itself: only the fields in it are.</summary>
    private static void Field(JsonElement field, Report report)
    {
        if (Each(field, "fields", report, Field))
            return;
        Text(field, "title", "A field needs a title: the question that people read.", report);
        Each(field, "choices", report, Choice);
    }

    /// <summary>A text alone, or what calls itself a choice as labels do, is both: what people read and what the answer says.</summary>
    private static void Choice(JsonElement choice, Report report)
    {
        var isGroup = ChoiceReader.Below(choice) is not null;
        if (!Has(choice, "choice"))
        {
            Text(choice, "label", "A choice needs a label: the words that people read.", report);
            if (!isGroup && !Has(choice, "value"))
                report.AddAt("value", ProblemCode.Required, "A choice needs a value: what the answer says for it.");
        }

        if (isGroup)
            Each(choice, "subchoices", report, Choice);
    }

    /// <summary>Looks at every object of a list; what is none is the compiler's to tell of. False where there is nothing.</summary>
    private static bool Each(JsonElement holder, string name, Report report, Action<JsonElement, Report> check)
    {
        if (!Has(holder, name))
            return false;
        var i = 0;
        report.Enter(name);
        if (holder.GetProperty(name) is { ValueKind: JsonValueKind.Array } list)
            foreach (var entry in list.EnumerateArray())
            {
                if (report.IsFull)
                    break;
                report.Enter(i++);
                if (entry.ValueKind == JsonValueKind.Object)
                    check(entry, report);
                report.Leave();
            }

        report.Leave();
        return true;
    }

    private static void Text(JsonElement holder, string name, string message, Report report)
    {
        if (!Has(holder, name))
            report.AddAt(name, ProblemCode.Required, message);
        else if (string.IsNullOrWhiteSpace(JsonText.Read(holder.GetProperty(name))))
            report.AddAt(name, ProblemCode.WrongType, $"{name} must be text with something in it.");
    }

    private static bool Has(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
