using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>
/// A video frame by frame: a list with one <c>{"annotations": […]}</c> for each frame. The same uuid in several frames is the same
/// object, and then has the same label everywhere. Where the task brings its frames one by one, there are no more than those.
/// </summary>
public sealed record FrameListRule(AnnotationListRule Frame) : IRule
{
    public const string AnnotationsKey = "annotations";

    /// <summary>Most frames with made-up annotations.</summary>
    private const int MostShown = 3;

    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (!ListRule.CheckCount(value, 0, Math.Min(context.Content.Frames ?? ResponseLimits.MaxFrames, ResponseLimits.MaxFrames), report))
            return;
        var i = 0;
        foreach (var frame in value.EnumerateArray())
        {
            if (report.IsFull)
                return;
            report.Enter(i);
            CheckFrame(frame, context, i++);
            report.Leave();
        }
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["maxItems"] = ResponseLimits.MaxFrames,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [AnnotationsKey] = Frame.Schema() },
            ["required"] = new JsonArray(AnnotationsKey),
            ["additionalProperties"] = false,
        },
    };

    /// <summary>
    /// One for each frame that the task brings, as programs read them beside their pictures. The first few show what annotations look like; where each
    /// must have some, there are no others: thousands would be more than an answer may be.
    /// </summary>
    public JsonNode? Generate(GenerateContext context)
    {
        var shown = context.Draws.Whole(1, Math.Min(context.Content.Frames ?? MostShown, MostShown));
        var frames = Frame.Min > 0 ? shown : Math.Min(context.Content.Frames ?? shown, ResponseLimits.MaxFrames);
        return new JsonArray([.. Enumerable.Range(0, frames).Select(i => new JsonObject { [AnnotationsKey] = i < shown ? Frame.Generate(context) : new JsonArray() })]);
    }

    public IEnumerable<Trait> Traits(string path) => Frame.Traits(path);

    private void CheckFrame(JsonElement frame, CheckContext context, int number)
    {
        if (frame.ValueKind != JsonValueKind.Object)
        {
            context.Report.Add(ProblemCode.WrongType, "A JSON object is wanted.");
            return;
        }

        var given = false;
        foreach (var property in frame.EnumerateObject())
            if (JsonText.Name(property) is AnnotationsKey)
            {
                given = true;
                context.Report.Enter(AnnotationsKey);
                context.Group = number;
                Frame.Check(property.Value, context);
                context.Group = 0;
                context.Report.Leave();
            }
            else
                context.Report.AddAt(JsonText.Name(property) ?? "", ProblemCode.UnknownField, "The taxonomy has no field of this name here.");
        if (!given)
            context.Report.AddAt(AnnotationsKey, ProblemCode.Required, "A frame needs its annotations, if only an empty list.");
    }
}
