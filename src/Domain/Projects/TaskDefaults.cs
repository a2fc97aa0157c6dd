using System.Text.Json;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>
/// What tasks inherit of their project's parameters for the fields that stand at the top of a task. What a task says itself wins. All
/// other parameters are inherited as they are (<see cref="TaskParams"/>), but for those that name one task or its place: <c>project</c>,
/// <c>batch</c>, <c>unique_id</c>, <c>project_param_version</c>.
/// </summary>
public sealed record TaskDefaults
{
    /// <summary>The task's own word for it stands among its params.</summary>
    private const string FreesUniqueIdKey = "clear_unique_id_on_error";

    public static TaskDefaults None { get; } = new();

    public int? Priority { get; private init; }

    public string? CallbackUrl { get; private init; }

    /// <summary>The JSON text of an object, as it came.</summary>
    public string? Metadata { get; private init; }

    /// <summary>The JSON text of a list of texts, as it came.</summary>
    public string? Tags { get; private init; }

    public string? Urgency { get; private init; }

    /// <param name="parameters">An object.</param>
    /// <param name="report">Takes what is wrong; what is wrong is not inherited.</param>
    public static TaskDefaults Read(JsonElement parameters, Report report)
    {
        var reader = ParamReader.Of(parameters, report)!;
        reader.Text("instruction", TaskLimits.MaxInstructionLength);
        reader.Flag(FreesUniqueIdKey);
        return new()
        {
            Priority = reader.Whole("priority", BatchLimits.MinPriority, BatchLimits.MaxPriority),
            CallbackUrl = CallbackOf(reader),
            Metadata = MetadataOf(reader),
            Tags = TagsOf(reader),
            Urgency = reader.Text("urgency", TaskLimits.MaxUrgencyLength),
        };
    }

    /// <summary>Whether a task that becomes an error gives its <c>unique_id</c> back.</summary>
    /// <param name="own">The JSON text of the task's own params.</param>
    /// <param name="inherited">That of its project's version.</param>
    public static bool FreesUniqueId(string own, string inherited)
    {
        using var ownDocument = JsonDocument.Parse(own);
        using var inheritedDocument = JsonDocument.Parse(inherited);
        return new ParamReader(new TaskParams(ownDocument.RootElement, inheritedDocument.RootElement).Get, new("")).Flag(FreesUniqueIdKey);
    }

    /// <summary>Empty means none: some clients send that.</summary>
    private static string? CallbackOf(ParamReader reader)
    {
        if (reader.Text("callback_url", TaskLimits.MaxCallbackUrlLength) is not { Length: > 0 } text)
            return null;
        if (CallbackAddress.ChannelOf(text) != CallbackChannel.Unspecified)
            return text;
        reader.Add("callback_url", "unsupported", "callback_url must be an http or https URL, or an e-mail address.");
        return null;
    }

    private static string? MetadataOf(ParamReader reader)
    {
        if (reader.Get("metadata") is not { } given)
            return null;
        var text = given.GetRawText();
        if (given.ValueKind != JsonValueKind.Object)
            reader.Add("metadata", ProblemCode.WrongType, "metadata must be a JSON object.");
        else if (System.Text.Encoding.UTF8.GetByteCount(text) > TaskLimits.MaxMetadataBytes)
            reader.Add("metadata", ProblemCode.TooLong, $"metadata is over {TaskLimits.MaxMetadataBytes} bytes.");
        else
            return text;
        return null;
    }

    private static string? TagsOf(ParamReader reader)
    {
        var (before, count) = (reader.Report.Count, 0);
        reader.Each("tags", TaskLimits.MaxTags, entry =>
        {
            count++;
            if (JsonText.Read(entry) is not { Length: > 0 and <= TaskLimits.MaxUniqueIdLength })
                reader.Report.Add(ProblemCode.WrongType, $"A tag is a string of 1 to {TaskLimits.MaxUniqueIdLength} characters.");
        });
        return count > 0 && reader.Report.Count == before ? reader.Get("tags")!.Value.GetRawText() : null;
    }
}
