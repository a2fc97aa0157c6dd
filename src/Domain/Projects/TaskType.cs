using System.Collections.Frozen;

namespace Scheduler.Domain.Projects;

/// <summary>A task type of the Scale API and the parameters it cannot do without, after inheritance from the project.</summary>
/// <param name="Name">As in <c>POST /v1/task/{type}</c>.</param>
/// <param name="Required">Each entry: one of these parameters must be present.</param>
public sealed record TaskType(string Name, params string[][] Required)
{
    private static readonly string[] Attachment = ["attachment"], AttachmentOrMany = ["attachment", "attachments"];
    private static readonly string[] Objects = ["objects_to_annotate"], Geometries = ["geometries"], Labels = ["labels"], GeometriesOrObjects = ["geometries", "objects_to_annotate"];

    private static readonly FrozenDictionary<string, TaskType> All = new TaskType[]
    {
        new("categorization", ["attachment", "attachments", "instruction"], ["categories"]),
        new("comparison", ["attachments"], ["choices"]),
        new("transcription", AttachmentOrMany, ["fields", "repeatable_fields"]),
        new("datacollection", ["instruction"], ["fields"]),
        Media("audiotranscription", Attachment, ["attachment_type"]),
        Media("annotation", Attachment, Objects),
        Media("polygonannotation", Attachment, Objects),
        Media("lineannotation", Attachment, Objects),
        Media("pointannotation", Attachment, Objects),
        Media("cuboidannotation", Attachment, Objects),
        Media("segmentannotation", Attachment, Labels),
        Media("imageannotation", Attachment, Geometries),
        new("documenttranscription", AttachmentOrMany, ["features"]),
        new("namedentityrecognition", ["text", "attachment"], Labels),
        new("textcollection", ["attachments", "attachment"], ["fields"]),
        Media("videoannotation", AttachmentOrMany, Geometries),
        Media("videoboxannotation", AttachmentOrMany, GeometriesOrObjects),
        Media("videoplaybackannotation", Attachment, Geometries),
        Media("videocuboidannotation", AttachmentOrMany, GeometriesOrObjects),
        Media("federal2dvideoannotation", AttachmentOrMany),
        Media("laneannotation", AttachmentOrMany),
        new("lidarannotation", ["attachments"], Labels),
        new("lidarsegmentation", ["attachments"], Labels),
        new("lidarlinking", ["attachments"]),
        new("lidartopdown", ["attachments"]),
        new("sensorfusion", ["attachments"]),
        new("documentmodel", AttachmentOrMany),
        new("phonecall", ["instruction"], ["fields"]),
        new("chat"),
        new("chatexperimental"),
        new("chatlite"),
        new("multichat"),
        new("multistage"),
    }.ToFrozenDictionary(t => t.Name);

    /// <summary>Its attachments are pictures, films or sounds; where it is false, plain text may stand in their place.</summary>
    public bool IsMedia { get; private init; }

    /// <summary>Null for a type this server does not know.</summary>
    public static TaskType? Find(string name) => All.GetValueOrDefault(name);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    private static TaskType Media(string name, params string[][] required) => new(name, required) { IsMedia = true };
}
