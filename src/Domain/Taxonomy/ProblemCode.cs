namespace Scheduler.Domain.Taxonomy;

/// <summary>The codes of taxonomy and response problems. Stable: programs branch on them.</summary>
public static class ProblemCode
{
    /// <summary>Something that must be there is missing.</summary>
    public const string Required = "required";

    /// <summary>Another JSON type, or an object of another form, is wanted here.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>The taxonomy has no field of this name.</summary>
    public const string UnknownField = "unknown_field";

    /// <summary>The taxonomy has no such label for this kind of annotation.</summary>
    public const string UnknownLabel = "unknown_label";

    /// <summary>None of the choices; for nested choices only leaves count.</summary>
    public const string UnknownChoice = "unknown_choice";

    /// <summary>No such kind of annotation, attribute or field.</summary>
    public const string UnknownType = "unknown_type";

    /// <summary>No annotation of this response has that uuid.</summary>
    public const string UnknownAnnotation = "unknown_annotation";

    /// <summary>A condition of the taxonomy does not hold, so there must be no value.</summary>
    public const string NotApplicable = "not_applicable";

    /// <summary>The taxonomy does not allow these two together: labels of a link, a linked attribute, two labels of one object in a video.</summary>
    public const string NotAllowed = "not_allowed";

    /// <summary>A number or date beyond its bounds.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A number that is no whole step from the start of its range.</summary>
    public const string NotAStep = "not_a_step";

    public const string TooFew = "too_few";

    public const string TooMany = "too_many";

    public const string TooShort = "too_short";

    public const string TooLong = "too_long";

    /// <summary>Given twice where once is allowed.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Text that is no date, time or uuid as wanted here.</summary>
    public const string BadFormat = "bad_format";

    /// <summary>The numbers of a shape do not make one: an end before its start, axes that do not cross, a cuboid below its least size.</summary>
    public const string BadShape = "bad_shape";

    /// <summary>A condition that depends on itself.</summary>
    public const string Circular = "circular";

    /// <summary>No JSON at all.</summary>
    public const string Malformed = "malformed";
}
