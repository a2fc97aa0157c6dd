using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality;

/// <summary>What the merges of one response share.</summary>
/// <param name="answers">Answers being merged.</param>
public sealed class MergeContext(int answers)
{
    private readonly Dictionary<string, string>[] _renamed = [.. Enumerable.Range(0, answers).Select(_ => new Dictionary<string, string>())];

    /// <summary>Label of the annotation that is being merged, as index in the taxonomy's labels.</summary>
    public int Label { get; set; } = CheckContext.NoLabel;

    /// <summary>Width and height of that annotation as merged, in pixels.</summary>
    public (double Width, double Height)? Extent { get; set; }

    private int _names;

    /// <summary>A name that no other annotation has.</summary>
    public string NewName() => $"{++_names}";

    /// <summary>An annotation of an answer lives on under this uuid.</summary>
    public void Rename(int answer, string uuid, string merged) => _renamed[answer][uuid] = merged;

    /// <summary>The uuid under which an answer's annotation lives on; null when it does not.</summary>
    public string? Renamed(int answer, string? uuid) => uuid is null ? null : _renamed[answer].GetValueOrDefault(uuid);
}
