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
        ScopeKind? kind = text[..colon] switch
        {
            "organization" => ScopeKind.Organization,
            "workforce" => ScopeKind.Workforce,
            "project" => ScopeKind.Project,
            "batch" => ScopeKind.Batch,
            "person" => ScopeKind.Person,
            _ => null,
        };
        return kind is { } known ? new(known, text[(colon + 1)..]) : null;
    }

    public override string ToString() => Kind == ScopeKind.All ? "all" : $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}
