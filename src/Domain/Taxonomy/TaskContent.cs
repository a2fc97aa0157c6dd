namespace Scheduler.Domain.Taxonomy;

/// <summary>What of one task its answers point into, as far as the task itself says it. Tasks that share a taxonomy differ in it.</summary>
/// <param name="Text">What spans lie in; null where it stands behind an address, or answers do not point into a text.</param>
/// <param name="Frames">How many pictures a video is made of; null where the task does not give them one by one.</param>
public readonly record struct TaskContent(string? Text = null, int? Frames = null)
{
    /// <summary>What this one does not say is as below it.</summary>
    public TaskContent Over(TaskContent below) => new(Text ?? below.Text, Frames ?? below.Frames);
}
