using System.Collections.Immutable;
using Scheduler.Domain.Taxonomy.Annotations;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Responses made of annotations: shapes in pictures and videos, spans of text, regions of documents, events.</summary>
internal sealed class AnnotationReader(ParamReader parameters)
{
    /// <summary>Types that are answered frame by frame.</summary>
    public static readonly string[] Videos = ["videoannotation", "videoboxannotation", "videocuboidannotation"];

    private const string Playback = "videoplaybackannotation";

    /// <summary>Older task types name their labels at the top instead of below a geometry.</summary>
    private const string TopLabels = "objects_to_annotate";

    private readonly Report _report = parameters.Report;

    /// <param name="geometry">The one geometry of the type; null for types that name theirs.</param>
    public (ObjectRule? Response, Choices? Labels) Read(string type, string? geometry)
    {
        var before = _report.Count;
        var (form, kinds) = KindsOf(type, geometry);
        var events = ChoiceReader.Read(parameters, "events_to_annotate", "label");
        var labels = Union([.. kinds.Select(k => k.Labels), events]);

        // Without labels of its own a project cannot be told that a condition names a wrong one: its tasks may bring it.
        var known = kinds.Count > 0 && _report.Count == before ? labels : kinds.Count == 0 && events is not null && type == "audiotranscription" ? labels : null;
        var (attributes, global) = new AttributeReader(_report, known).Read(parameters);
        var links = LinkReader.Read(parameters, known);
        var bounds = Bounds();
        if (_report.Count > before || known is null)
            return type == "audiotranscription" && _report.Count == before ? (Transcript([], global), labels) : (null, null);

        var sections = new List<Member>();
        var rules = kinds.Select(k => new AnnotationRule(form, k.Shape, k.Labels!, known, attributes)).ToImmutableArray();
        if (rules.Length > 0)
            sections.Add(new("annotations", Section(type, rules, bounds)));
        if (events is not null)
            sections.Add(new("events", new AnnotationListRule([new(AnnotationForm.Untyped, new EventShape(), events, known, attributes)]), false) { Shown = true });
        else if (type == Playback || Videos.Contains(type))
            sections.Add(ListRule.Empty("events"));
        if (form.IdKey is not null)
            sections.Add(LinkSection(form, links, known));
        return (type == "audiotranscription" ? Transcript(sections, global) : new([.. sections, Global(global), .. Extras(type)]), known);
    }

    private (AnnotationForm Form, List<(IShape Shape, Choices? Labels)> Kinds) KindsOf(string type, string? geometry)
    {
        var kinds = new List<(IShape, Choices?)>();
        if (parameters.Has("geometries"))
            ReadGeometries(kinds);
        else if (geometry is not null && parameters.Has(TopLabels))
            kinds.Add(Kind(geometry, parameters));
        else if (type == "namedentityrecognition" && parameters.Has("labels"))
            kinds.Add((new SpanShape(), ChoiceReader.Read(parameters, "labels", "label")));
        else if (type == "documenttranscription" && parameters.Has("features"))
            kinds.Add((new RegionShape(), ChoiceReader.Read(parameters, "features", "feature")));

        var form = type switch
        {
            "namedentityrecognition" => AnnotationForm.Span,
            "documenttranscription" or "audiotranscription" => AnnotationForm.Untyped,
            Playback => AnnotationForm.Frame,
            _ when geometry is null || kinds.Count > 1 || Videos.Contains(type) => AnnotationForm.Typed,
            _ => AnnotationForm.Plain,
        };
        if (form == AnnotationForm.Frame)
            kinds = [.. kinds.Select(k => ((IShape)new FrameShape(k.Item1), k.Item2))];
        return (form, kinds);
    }

    private void ReadGeometries(List<(IShape Shape, Choices? Labels)> kinds)
    {
        var given = 0;
        var usable = parameters.EachKey("geometries", GeometryReader.Types.Length, (type, value) =>
        {
            given++;
            if (!GeometryReader.Types.Contains(type))
                _report.Add(ProblemCode.UnknownType, $"The geometries are {string.Join(", ", GeometryReader.Types)}.");
            else if (ParamReader.Of(value, _report) is { } reader)
            {
                if (!reader.Has(TopLabels))
                    reader.Add(TopLabels, ProblemCode.Required, $"Please include {TopLabels}: a list with at least one label.");
                kinds.Add(Kind(type, reader));
            }
        });
        if (usable && given == 0)
            parameters.Add("geometries", ProblemCode.Required, "Please include at least one geometry.");
    }

    private static (IShape Shape, Choices? Labels) Kind(string geometry, ParamReader reader)
    {
        var labels = ChoiceReader.Read(reader, TopLabels, "label");
        return (GeometryReader.Read(geometry, reader, labels)!, labels);
    }

    private (int Min, int Max) Bounds()
    {
        var (min, max) = (parameters.Count("min_annotations", ResponseLimits.MaxItems) ?? 0, parameters.Count("max_annotations", ResponseLimits.MaxItems) ?? 0);
        if (max > 0 && min > max)
            parameters.Add("max_annotations", ProblemCode.OutOfRange, "max_annotations must not be below min_annotations.");
        return (min, max == 0 ? ResponseLimits.MaxItems : max);
    }

    private static IRule Section(string type, ImmutableArray<AnnotationRule> rules, (int Min, int Max) bounds) =>
        type == Playback ? new TrackMapRule(rules)
        : Videos.Contains(type) ? new FrameListRule(new(rules, bounds.Min, bounds.Max))
        : new AnnotationListRule(rules, bounds.Min, bounds.Max);

    private static Member LinkSection(AnnotationForm form, ImmutableArray<LinkKind> links, Choices known) => (form == AnnotationForm.Span, links.IsEmpty) switch
    {
        // Who speaks the Scale form always writes its lists, be they empty.
        (true, true) => ListRule.Empty("relationships"),
        (true, false) => new("relationships", new LinkListRule(links, known, "id", "name", "source_ref", "target_ref"), false) { Shown = true },
        (false, true) => ListRule.Empty("links"),
        (false, false) => new("links", new LinkListRule(links, known, "uuid", "name", "from", "to"), false) { Shown = true },
    };

    private static ObjectRule Transcript(IEnumerable<Member> sections, ObjectRule global)
    {
        var time = new NumberRule(0, ResponseLimits.MaxCoordinate);
        var word = new TimeRangeRule(new([new("word", new TextRule()), new(TimeRangeRule.StartKey, time), new(TimeRangeRule.EndKey, time), new("confidence", new NumberRule(0, 1), false) { Shown = true }]));
        return new([new("transcript", new TextRule()), new("duration", time, false) { Shown = true }, new("alignment", new ListRule(word), false) { Shown = true, About = "transcript" }, .. sections, Global(global)]);
    }

    private static Member Global(ObjectRule attributes) => new("global_attributes", attributes, attributes.Members.Any(m => m.Required && m.When.IsEmpty)) { Shown = true };

    private static ImmutableArray<Member> Extras(string type) => type is "namedentityrecognition" or "documenttranscription"
        ? []
        : [new("is_customer_fix", new FlagRule(), false) { Shown = true }, new("inlineComments", new NotesRule(), false)];

    /// <summary>Null when no kind has labels. Kinds may share labels.</summary>
    private static Choices? Union(IEnumerable<Choices?> lists)
    {
        var all = lists.OfType<Choices>().SelectMany(l => l.Leaves).Distinct().ToImmutableArray();
        return all.IsEmpty ? null : new(all);
    }
}
