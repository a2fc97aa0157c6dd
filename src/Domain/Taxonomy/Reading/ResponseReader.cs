using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>The sections that a response of each task type has.</summary>
internal sealed class ResponseReader(ParamReader parameters)
{
    /// <summary>The one geometry of the older task types.</summary>
    private static readonly Dictionary<string, string> OneGeometry = new()
    {
        ["annotation"] = "box",
        ["polygonannotation"] = "polygon",
        ["lineannotation"] = "line",
        ["pointannotation"] = "point",
        ["cuboidannotation"] = "cuboid",
        ["videoboxannotation"] = "box",
        ["videocuboidannotation"] = "cuboid",
    };

    /// <summary>Types that name their geometries, labels or features themselves.</summary>
    private static readonly string[] Annotated =
        ["imageannotation", "videoannotation", "videoplaybackannotation", "namedentityrecognition", "documenttranscription", "audiotranscription"];

    private static readonly string[] Plain = ["categorization", "comparison", "transcription", "datacollection", "textcollection", "segmentannotation"];

    public static bool Knows(string type) => OneGeometry.ContainsKey(type) || Annotated.Contains(type) || Plain.Contains(type);

    /// <summary>The response and its labels; null when the parameters do not say enough or cannot be used.</summary>
    public (ObjectRule? Response, Choices? Labels) Read(string type) => type switch
    {
        "categorization" => (Category(), null),
        "comparison" => (Comparison(), null),
        "transcription" => (Table("repeatable_fields"), null),
        "datacollection" => (Table("time_spent_in_seconds"), null),
        "textcollection" => (new FormReader(parameters.Report).Read(parameters) is { } form ? new([new("annotations", form)]) : null, null),
        "segmentannotation" => Masks(),
        _ => new AnnotationReader(parameters).Read(type, OneGeometry.GetValueOrDefault(type)),
    };

    private ObjectRule? Category()
    {
        var several = parameters.Flag("allow_multiple");
        if (ChoiceReader.Read(parameters, "categories", "category") is not { } categories)
            return null;
        IRule rule = several ? new ChoiceSetRule(categories, 1, categories.Leaves.Length) : new ChoiceRule(categories);
        return new([new("category", rule), new("category_id", new CategoryIdRule("category"), false)]);
    }

    private ObjectRule? Comparison() => ChoiceReader.Read(parameters, "choices", "choice") is { } choices ? new([new("choice", new ChoiceRule(choices))]) : null;

    /// <summary>Named texts, and rows of named texts where a task has several of a kind.</summary>
    private ObjectRule? Table(string extra)
    {
        var before = parameters.Report.Count;
        var members = ImmutableArray.CreateBuilder<Member>();
        if (Texts("fields") is { } fields)
            members.Add(new("fields", fields));
        var rows = extra == "repeatable_fields" ? Texts(extra) : null;
        members.Add(extra != "repeatable_fields" ? new(extra, new NumberRule(0, ResponseLimits.MaxCoordinate), false) { Shown = true }
            : rows is null ? ListRule.Empty(extra)
            : new(extra, new ListRule(rows), false) { Shown = true });
        return parameters.Report.Count == before && (members.Count > 1 || rows is not null) ? new(members.ToImmutable()) : null;
    }

    private ObjectRule? Texts(string name)
    {
        var members = ImmutableArray.CreateBuilder<Member>();
        var given = parameters.EachKey(name, TaxonomyLimits.MaxFields, (key, words) => members.Add(new(key, new TextRule()) { Description = JsonText.Read(words) }));
        if (given && members.Count == 0)
            parameters.Add(name, ProblemCode.Required, $"{name} needs at least one field.");
        return given && members.Count > 0 ? new(members.ToImmutable()) : null;
    }

    /// <summary>Pixels are not looked at: the masks are files, and the response says where they are and which index is which label.</summary>
    private (ObjectRule?, Choices?) Masks()
    {
        if (ChoiceReader.Read(parameters, "labels", "label") is not { } labels)
            return (null, null);
        var url = new UrlRule();
        var combined = new ObjectRule([new("image", url), new("indexedImage", url, false) { Shown = true }, new("extendedIndexedImage", url, false)]);
        var masks = new ObjectRule([new("unlabeled", url, false) { Shown = true }, new("labeled", new MapRule(labels, url), false) { Shown = true }, new("combined", combined)]);
        var before = parameters.Report.Count;
        var instances = InstanceLabels(labels);
        return parameters.Report.Count > before ? (null, null) : (new([new("annotations", masks), new("labelMapping", new LabelMappingRule(labels, instances))]), labels);
    }

    /// <summary>Those whose instances each have an index of their own. What a group says holds for all below it.</summary>
    private ImmutableHashSet<int> InstanceLabels(Choices labels)
    {
        var (found, report) = (ImmutableHashSet.CreateBuilder<int>(), parameters.Report);
        Collect("labels", parameters.Get("labels")!.Value, false);
        return found.ToImmutable();

        void Collect(string key, JsonElement list, bool inGroup)
        {
            report.Enter(key);
            foreach (var (i, entry) in list.EnumerateArray().Index())
            {
                report.Enter(i);
                var instances = (entry.ValueKind == JsonValueKind.Object && ParamReader.Of(entry, report)!.Flag("instance_label")) || inGroup;
                if (ChoiceReader.Below(entry) is { } below)
                    Collect("subchoices", below, instances);
                else if (instances && ChoiceReader.NameOf(entry) is { } name)
                    found.Add(labels.Find(name));
                report.Leave();
            }

            report.Leave();
        }
    }
}
