namespace Scheduler.Domain;

/// <summary>The customer's account: the tenant under which everything else lives.</summary>
public readonly record struct OrganizationId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One annotation use case of an organization; 24 hex digits.</summary>
public readonly record struct ProjectId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A set of tasks launched together; 24 hex digits.</summary>
public readonly record struct BatchId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Tasks handed to the customer together at the end of a period; 24 hex digits.</summary>
public readonly record struct DeliveryId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One piece of data to label; 24 hex digits that sort by creation time.</summary>
public readonly record struct TaskId(string Value) : IComparable<TaskId>
{
    public int CompareTo(TaskId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A person who labels or reviews.</summary>
public readonly record struct AnnotatorId(string Value) : IComparable<AnnotatorId>
{
    public int CompareTo(AnnotatorId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A pool of annotators: the platform's, or one organization's own (then the organization's id).</summary>
public readonly record struct WorkforceId(string Value)
{
    /// <summary>The platform's own pool, shared by all organizations.</summary>
    public static WorkforceId Platform { get; } = new("platform");

    public static WorkforceId Of(OrganizationId organization) => new(organization.Value);

    public override string ToString() => Value;
}

/// <summary>
/// Names one intention of one caller. A command repeated under the same id has the effect of one; whoever repeats it gets
/// the stored result. At most <see cref="MaxLength"/> characters.
/// </summary>
public readonly record struct CommandId(string Value)
{
    /// <summary>Longest command id accepted from outside, in characters.</summary>
    public const int MaxLength = 64;

    public override string ToString() => Value;
}
