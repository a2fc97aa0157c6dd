namespace Scheduler.Domain.Accounts;

/// <summary>Unsent work that people left when they signed out: the browser keeps none of it, so the server does until they come back.</summary>
public static class KeptDraftRules
{
    /// <summary>Most drafts of one person. Usually there is one: the task in hand.</summary>
    public const int MaxPerPerson = 100;

    /// <summary>Longest draft, in bytes of UTF-8: as JSON in a body it must stay below <see cref="RequestLimits.MaxBodyBytes"/>.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Longest id, in characters.</summary>
    public const int MaxIdLength = 64;

    /// <summary>For how long a draft waits for its person: longer than a holiday, not for ever, because what it shows is the customers'.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Whether a client may call a draft so: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
