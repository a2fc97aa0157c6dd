namespace Scheduler.Domain.Attachments;

/// <summary>What a look at an attachment says of it.</summary>
public enum AttachmentVerdict
{
    Unspecified = 0,
    Good = 1,

    /// <summary>It may get better by itself: look again later.</summary>
    Later = 2,

    /// <summary>It cannot be worked on.</summary>
    Bad = 3,
}

/// <param name="Status">The HTTP status that was answered; 0 when there was no answer.</param>
/// <param name="Message">Why not, in words for the customer; null when it is good.</param>
public readonly record struct AttachmentFinding(AttachmentVerdict Verdict, int Status, string? Message)
{
    public static readonly AttachmentFinding Good = new(AttachmentVerdict.Good, 200, null);

    public static AttachmentFinding Bad(string message, int status = 0) => new(AttachmentVerdict.Bad, status, message);

    public static AttachmentFinding Later(string message, int status = 0) => new(AttachmentVerdict.Later, status, message);
}

/// <summary>An attachment that cannot be worked on, and why.</summary>
public readonly record struct BadAttachment(Attachment Attachment, AttachmentFinding Finding);
