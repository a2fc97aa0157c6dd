using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>A task as stored: what the customer sent, and where it stands.</summary>
public sealed record TaskRow
{
    public required TaskRef Ref { get; init; }

    /// <summary>Task type, as in the Scale API.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the project's parameters the task is pinned to; -1 for none.</summary>
    public required int ParamVersion { get; init; }

    public required Plan Plan { get; init; }

    public int Version { get; init; }

    public LabelTaskStatus Status { get; init; } = LabelTaskStatus.Pending;

    public int Stage { get; init; }

    public int Round { get; init; }

    public long LastToken { get; init; }

    public int OpenSlots { get; init; }

    public int Priority { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last event happened that the row has heard of; of a new task, when it was made.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the customer last changed metadata, tags or unique id; null when never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When anything of it last changed that its customer sees.</summary>
    public DateTimeOffset ChangedAt => EditedAt > UpdatedAt ? EditedAt.Value : UpdatedAt;

    public DateTimeOffset? CompletedAt { get; init; }

    public string? UniqueId { get; init; }

    /// <summary>The Scale API's header of that name: another task with the same one is refused.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Kept and shown; <see cref="Priority"/> is what counts.</summary>
    public string? Urgency { get; init; }

    /// <summary>A JSON array, or null when never set.</summary>
    public string? Tags { get; init; }

    public string? Instruction { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>How the latest callback ended; null before the first has.</summary>
    public bool? CallbackSucceeded { get; init; }

    /// <summary>A JSON object, as it came in.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>A JSON object, as it came in: the type-specific parameters the task itself was given.</summary>
    public required string Params { get; init; }

    /// <summary>The customer's verdict; null before the first.</summary>
    public ReviewStatus? Review { get; init; }

    /// <summary>When <see cref="Review"/> was given.</summary>
    public DateTimeOffset? AuditedAt { get; init; }

    /// <summary>A JSON array of every verdict, oldest first; null when there is none.</summary>
    public string? Audits { get; init; }

    /// <summary>The response so far; the customer's once the status is completed.</summary>
    public string? Response { get; init; }

    /// <summary>How like the answers of the last label stage were to their merge, 0 to 1; null while there was no merge of several.</summary>
    public double? Agreement { get; init; }

    /// <summary>Of a new row, and not stored: the <see cref="Domain.Projects.Project.Basis"/> it was checked under; the intake refuses it when the project has moved on. Null stores it whatever the project is like by now.</summary>
    public string? Basis { get; init; }

    /// <summary>Of a new row: its attachments are to be checked. Not kept with it.</summary>
    public bool ChecksAttachments { get; init; }

    /// <summary>Completed, with a response that several people's answers were made into.</summary>
    public bool IsConsensus => this is { Status: LabelTaskStatus.Completed, Plan.Overlap: > 1 };

    /// <summary>Bytes of its longer texts in memory, those that a customer can make large.</summary>
    public long TextBytes => sizeof(char) * ((long)Params.Length + Metadata.Length + (Instruction?.Length ?? 0) + (Tags?.Length ?? 0) + (Response?.Length ?? 0));

    /// <summary>The state of a task that nobody has touched; null when its attempts must be read too.</summary>
    public LabelTask? Fresh() => Version != 0 ? null : new LabelTask
    {
        Ref = Ref,
        Plan = Plan,
        CreatedAt = CreatedAt,
        ChangedAt = CreatedAt,
    };
}

/// <summary>A task with the state its rules work on.</summary>
public sealed record StoredTask(TaskRow Row, LabelTask State);
