namespace Scheduler.Domain.Taxonomy;

/// <summary>Bounds of one taxonomy, each with its unit.</summary>
public static class TaxonomyLimits
{
    /// <summary>Most leaves of one list of labels, categories or choices.</summary>
    public const int MaxChoices = 5_000;

    /// <summary>Deepest nesting of <c>subchoices</c>, in levels.</summary>
    public const int MaxChoiceDepth = 8;

    /// <summary>Longest label, choice, key or field id, in characters.</summary>
    public const int MaxNameLength = 500;

    /// <summary>Most annotation attributes, and most global ones, of one taxonomy.</summary>
    public const int MaxAttributes = 200;

    /// <summary>Most fields of a form (text collection, transcription).</summary>
    public const int MaxFields = 500;

    /// <summary>Most names of links, and most pairs of label lists under one name.</summary>
    public const int MaxLinks = 100;

    /// <summary>Most pairs of labels whose points are joined by a line.</summary>
    public const int MaxConnections = 1_000;

    /// <summary>Most alternatives of one condition, and most terms of one alternative.</summary>
    public const int MaxTerms = 50;

    /// <summary>Most pairs of labels that all links of a taxonomy name, each once for each direction: the comparison of versions goes through them.</summary>
    public const int MaxLinkJoins = 100_000;

    /// <summary>Most values that all conditions of a taxonomy ask for; those of a set count for each of its fields.</summary>
    public const int MaxConditionValues = 20_000;
}
