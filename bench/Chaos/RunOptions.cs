namespace Scheduler.Chaos;

/// <summary>A cluster and the people on it.</summary>
internal record RunOptions
{
    /// <summary>How long people work; starting, draining and checking come on top.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Seeds every draw: what people do, what customers send, what breaks.</summary>
    public required int Seed { get; init; }

    public required int People { get; init; }

    public required int Silos { get; init; }

    public required int Apis { get; init; }

    /// <summary>Median time a person spends on a task.</summary>
    public required TimeSpan Think { get; init; }

    /// <summary>Leave records and logs behind.</summary>
    public required bool Keep { get; init; }

    /// <summary>Everything wrong with the options, each as a sentence that says what to do.</summary>
    public virtual IEnumerable<string> Problems()
    {
        if (Length < TimeSpan.FromSeconds(30))
            yield return "--seconds must be 30 or more: with less there is no time to disturb anything and look what comes of it.";
        if (People < 10)
            yield return "--people must be 10 or more: reviewers and adjudicators are among them.";
        if (Silos < 3)
            yield return "--silos must be 3 or more: two stay up whatever happens to one.";
        if (Apis < 2)
            yield return "--apis must be 2 or more: people go to another one when theirs is gone.";
        if (Think <= TimeSpan.Zero)
            yield return "--think must be more than 0.";
    }
}
