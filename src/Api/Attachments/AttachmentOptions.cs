namespace Scheduler.Api.Attachments;

/// <summary>What this host does with attachments. Section <c>Scheduler:Attachments</c>.</summary>
internal sealed class AttachmentOptions
{
    public const string Section = "Scheduler:Attachments", CheckSetting = Section + ":Check";

    /// <summary>
    /// Attachments of new tasks are fetched once to see whether they are there. False for installations without a way to the
    /// customers' servers; a project may switch it off for itself. Default: true.
    /// </summary>
    public bool Check { get; set; } = true;
}
