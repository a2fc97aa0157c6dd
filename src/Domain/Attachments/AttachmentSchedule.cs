namespace Scheduler.Domain.Attachments;

/// <summary>When attachments that may get better are looked at again.</summary>
public static class AttachmentSchedule
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10)];

    /// <summary>The wait after so many tries; null when there is none any more.</summary>
    public static TimeSpan? After(int tries) => tries < AttachmentLimits.MaxTries ? Waits[Math.Min(tries, Waits.Length) - 1] : null;
}
