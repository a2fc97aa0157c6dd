namespace Scheduler.Domain.Taxonomy.Generation;

/// <summary>What the rules of one response share while it is made up.</summary>
public sealed class GenerateContext(Draws draws, TaskContent content = default)
{
    /// <summary>Most entries of a made-up list, unless the taxonomy demands more.</summary>
    public const int TypicalItems = 4;

    /// <summary>Made-up coordinates lie in a picture of this size, in pixels.</summary>
    public const double PictureSize = 1_000;

    /// <summary>Of made-up videos: what their times go by.</summary>
    public const double FramesPerSecond = 10;

    public Draws Draws { get; } = draws;

    /// <summary>What the response points into.</summary>
    public TaskContent Content { get; } = content;

    public int Label { get; set; } = CheckContext.NoLabel;

    public (double Width, double Height)? Extent { get; set; }

    /// <summary>The annotations planned so far, by uuid and index of their label: what links can lead to.</summary>
    public List<(string Uuid, int Label)> Annotations { get; } = [];

    /// <summary>The uuid of the annotation that is being made; null outside.</summary>
    public string? Uuid { get; set; }

    /// <summary>A count within the bounds, small where they allow.</summary>
    public int Count(int min, int max) => Draws.Whole(min, Math.Max(min, Math.Min(max, min + TypicalItems)));
}
