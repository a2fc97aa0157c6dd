using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Scheduler.Domain.Taxonomy;

/// <summary>One step of a JSON path: a key, or an index where there is none.</summary>
public readonly record struct Step(string? Name, int Index);

/// <summary>
/// Collects problems with their JSON paths. The place is kept as steps and put into words only when something is wrong there, so
/// that a valid response costs no text at all.
/// </summary>
public sealed class Report(string root)
{
    /// <summary>Longest key shown in a path, in characters.</summary>
    private const int MaxShownKey = 60;

    private readonly List<Step> _steps = [];
    private readonly List<Problem> _problems = [];

    public int Count => _problems.Count;

    /// <summary>As many problems as one check names: the rest need not be looked for.</summary>
    public bool IsFull => _problems.Count >= ResponseLimits.MaxProblems;

    public ImmutableArray<Problem> Problems => [.. _problems];

    public void Enter(string name) => _steps.Add(new(name, 0));

    public void Enter(int index) => _steps.Add(new(null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>A problem of the place itself.</summary>
    public void Add(string code, string message)
    {
        if (!IsFull)
            _problems.Add(new(code, Path(), message));
    }

    /// <summary>A problem of one field below the place.</summary>
    public void AddAt(string name, string code, string message)
    {
        Enter(name);
        Add(code, message);
        Leave();
    }

    /// <summary>Where the report stands, or some steps above it: to come back to.</summary>
    public ImmutableArray<Step> Place(int above) => [.. _steps[..^above]];

    /// <summary>Does something at a place and comes back.</summary>
    public void At(ImmutableArray<Step> place, Action act)
    {
        var here = _steps.ToArray();
        _steps.Clear();
        _steps.AddRange(place);
        act();
        _steps.Clear();
        _steps.AddRange(here);
    }

    private string Path()
    {
        var text = new StringBuilder(root);
        foreach (var (name, index) in _steps)
            if (name is null)
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (IsPlain(name))
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            else
                text.Append("[\"").Append(Escaped(name)).Append("\"]");
        return text.ToString();
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxShownKey && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Escaped(string name)
    {
        var shown = name.Length <= MaxShownKey ? name : name[..(char.IsHighSurrogate(name[MaxShownKey - 1]) ? MaxShownKey - 1 : MaxShownKey)] + "…";
        return shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }
}
