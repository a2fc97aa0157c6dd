namespace Scheduler.Domain.Accounts;

/// <summary>What people set for themselves. The server keeps it for their other devices and looks at the time zone only.</summary>
public static class PreferenceRules
{
    /// <summary>Longest name of a locale or of a time zone, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Longest object of key bindings, in bytes of UTF-8 JSON.</summary>
    public const int MaxShortcutBytes = 8 * 1024;
}
