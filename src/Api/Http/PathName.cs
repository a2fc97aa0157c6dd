using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Api.Http;

/// <summary>A name or id out of the path, exactly as the client meant it; see <see cref="RawPath"/>.</summary>
internal readonly record struct PathName(string Value)
{
    public static string Escape(string value) =>
        value.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>How minimal APIs bind it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PathName name)
    {
        name = new((text ?? "").Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal));
        return true;
    }

    public override string ToString() => Value;
}
