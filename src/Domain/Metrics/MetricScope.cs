namespace Scheduler.Domain.Metrics;

public enum ScopeKind
{
    Unspecified = 0,

    /// <summary>The whole installation.</summary>
    All = 1,
    Organization = 2,
    Workforce = 3,
    Project = 4,
    Batch = 5,
    Person = 6,
}

/// <summary>Of whom or what figures are. Spelled <c>all</c> or <c>project:ID</c>.</summary>
public readonly record struct MetricScope(ScopeKind Kind, string Id)
{
    /// <summary>Longest spelling, in characters.</summary>
    public const int MaxLength = 100;

    public static MetricScope All { get; } = new(ScopeKind.All, "");

    public static MetricScope Of(OrganizationId id) => new(ScopeKind.Organization, id.Value);

    public static MetricScope Of(WorkforceId id) => new(ScopeKind.Workforce, id.Value);

    public static MetricScope Of(ProjectId id) => new(ScopeKind.Project, id.Value);

    public static MetricScope Of(BatchId id) => new(ScopeKind.Batch, id.Value);

    public static MetricScope Of(AnnotatorId id) => new(ScopeKind.Person, id.Value);

    /// <summary>Null when the text spells none.</summary>
    public static MetricScope? Parse(string text)
    {
        if (text == "all")
            return All;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || text.Length > MaxLength)
            return null;
        return KindOf(text[..colon]) is { } kind ? new(kind, text[(colon + 1)..]) : null;
    }

    /// <summary>The kind that a word names; null for none, and for all, which needs no id.</summary>
    public static ScopeKind? KindOf(string word) => word switch
    {
        "organization" => ScopeKind.Organization,
        "workforce" => ScopeKind.Workforce,
        "project" => ScopeKind.Project,
        "batch" => ScopeKind.Batch,
        "person" => ScopeKind.Person,
        _ => null,
    };

    public override string ToString() => Kind == ScopeKind.All ? "all" : $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}
