namespace Scheduler.Domain.Annotators;

/// <summary>Bounds and times of a person's work, each with its unit.</summary>
public static class AnnotatorLimits
{
    /// <summary>Tasks in hand (offered or worked on) at once.</summary>
    public const int Capacity = 1;

    /// <summary>Tasks leased ahead, so that the next one is there at once.</summary>
    public const int Prefetch = 1;

    /// <summary>How often a client beats.</summary>
    public static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>How long a person may be gone before their leases end. Over three beats, so that one lost beat costs nothing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>How long a lease that ended without an answer keeps its person from the same task.</summary>
    public static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(30);

    /// <summary>Offers in a row left unanswered before the person is put on break.</summary>
    public const int LapsesBeforeBreak = 3;

    /// <summary>Longest retry-after a person may name in a decline.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(7);

    /// <summary>Messages kept for a client that reconnects; older gaps are healed by a full resync.</summary>
    public const int KeptMessages = 64;

    /// <summary>Connections (tabs) of one person at once.</summary>
    public const int MaxConnections = 10;

    /// <summary>Most skills or groups of one annotator.</summary>
    public const int MaxSkills = 200, MaxGroups = 200;

    /// <summary>Most languages of one annotator.</summary>
    public const int MaxLanguages = 50;

    /// <summary>Longest name of a skill or group, in characters.</summary>
    public const int MaxSkillNameLength = 100;

    /// <summary>How often one lease may be given its handle time anew. WCAG 2.2.1 asks for ten times.</summary>
    public const int MaxExtensions = 10;

    /// <summary>Longest draft, in bytes of UTF-8.</summary>
    public const int MaxDraftBytes = 1 << 20;
}
