using System.Collections.Frozen;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>The words that settings have on the wire.</summary>
internal static class SettingsWords
{
    public static readonly FrozenDictionary<string, ProjectKind> Kinds = new Dictionary<string, ProjectKind>
    {
        ["rapid"] = ProjectKind.Rapid,
        ["studio"] = ProjectKind.Studio,
        ["pro"] = ProjectKind.Pro,
    }.ToFrozenDictionary();

    /// <summary>True is the organization's own team.</summary>
    public static readonly FrozenDictionary<string, bool> Workforces = new Dictionary<string, bool>
    {
        ["platform"] = false,
        ["team"] = true,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, SlaTier> Tiers = new Dictionary<string, SlaTier>
    {
        ["standard"] = SlaTier.Standard,
        ["express"] = SlaTier.Express,
        ["urgent"] = SlaTier.Urgent,
    }.ToFrozenDictionary();

    public static string Of<T>(this FrozenDictionary<string, T> words, T value)
        where T : notnull => words.First(w => w.Value.Equals(value)).Key;
}
