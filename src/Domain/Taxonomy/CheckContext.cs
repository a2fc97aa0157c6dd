using System.Text.Json;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Taxonomy;

/// <summary>What the rules of one response share while it is checked.</summary>
public sealed class CheckContext(Report report, TaskContent content = default)
{
    /// <summary>No label here: the rule stands outside of annotations.</summary>
    public const int NoLabel = -1;

    /// <summary>The label here is none of the taxonomy's: told already, and nothing that depends on it is told again.</summary>
    public const int UnknownLabel = -2;

    public Report Report { get; } = report;

    /// <summary>What the answer points into.</summary>
    public TaskContent Content { get; } = content;

    /// <summary>Index in the taxonomy's labels of the annotation that is being checked.</summary>
    public int Label { get; set; } = NoLabel;

    /// <summary>Width and height of that annotation, in pixels, where it has them.</summary>
    public (double Width, double Height)? Extent { get; set; }

    /// <summary>The uuid of that annotation; undefined where it has none.</summary>
    public JsonElement Self { get; set; }

    /// <summary>The annotations by uuid, for links; null before their list was reached.</summary>
    public AnnotationIndex? Annotations { get; set; }

    /// <summary>The frame of a video: in another one the same uuid is the same object; 0 elsewhere.</summary>
    public int Group { get; set; }

    /// <summary>Starts a check below <c>response</c> and says what it found.</summary>
    public static System.Collections.Immutable.ImmutableArray<Problem> Run(IRule rule, JsonElement value, TaskContent content = default)
    {
        var context = new CheckContext(new("response"), content);
        rule.Check(value, context);
        return context.Report.Problems;
    }
}
