namespace Scheduler.Chaos.Upgrade;

/// <summary>How to run.</summary>
internal sealed record UpgradeOptions : RunOptions
{
    /// <summary>A git revision, or the root of another checkout that is built already.</summary>
    public required string From { get; init; }

    /// <summary>Replace the silos before the API hosts.</summary>
    public required bool SilosFirst { get; init; }

    public override IEnumerable<string> Problems() => OldBuild.Exists(From)
        ? base.Problems()
        : base.Problems().Append($"--from: '{From}' is no revision that git knows here, nor the root of another checkout.");
}
