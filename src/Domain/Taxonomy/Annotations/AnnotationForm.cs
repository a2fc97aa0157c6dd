namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>How annotations of one task type name what they all have: the responses of the Scale API differ in it.</summary>
/// <param name="IdKey">Key of the uuid; null for none.</param>
/// <param name="NeedsId">The uuid must be there.</param>
/// <param name="NamesType">There is a <c>type</c> with the name of the geometry.</param>
/// <param name="NeedsType">It must be there: several geometries are told apart by it.</param>
/// <param name="LabelKey">Key of the label; null where the label stands outside.</param>
public sealed record AnnotationForm(string? IdKey, bool NeedsId, bool NamesType, bool NeedsType, string? LabelKey = "label")
{
    /// <summary>Image and video annotation: several geometries, each annotation with a uuid.</summary>
    public static AnnotationForm Typed { get; } = new("uuid", true, true, true);

    /// <summary>The older task types of one geometry each.</summary>
    public static AnnotationForm Plain { get; } = new("uuid", false, true, false);

    /// <summary>Spans of text.</summary>
    public static AnnotationForm Span { get; } = new("id", true, false, false);

    /// <summary>Events and regions of documents; an event's <c>type</c> is its own.</summary>
    public static AnnotationForm Untyped { get; } = new("uuid", false, false, false);

    /// <summary>One frame of an object's track.</summary>
    public static AnnotationForm Frame { get; } = new(null, false, false, false, null);
}
