namespace Scheduler.Chaos.Customers;

/// <summary>A project that customers send work to.</summary>
/// <param name="Rapid">Work comes in whole batches that are finalized; else task by task into one that runs.</param>
/// <param name="AutoAccept">Work goes to the screen without an offer.</param>
internal sealed record Job(string Name, int Overlap, int ReviewLevels, bool Rapid, bool AutoAccept)
{
    public static readonly string[] Categories = ["cat", "dog", "bird", "fish", "other"];

    /// <summary>Every way through the stages: one label or several, reviewed or not, offered or put on the screen.</summary>
    public static readonly Job[] All =
    [
        new("stream", 1, 0, Rapid: false, AutoAccept: true),
        new("stream-reviewed", 2, 1, Rapid: false, AutoAccept: false),
        new("parcels", 3, 0, Rapid: true, AutoAccept: false),
        new("parcels-reviewed", 1, 1, Rapid: true, AutoAccept: true),
    ];

    public object Project() => new
    {
        type = "categorization",
        name = Name,
        rapid = Rapid,
        pipeline = Overlap > 1 ? "consensus_task" : "standard_task",
        consensus_attempts = Overlap,
        review_levels = ReviewLevels,
        review_share = 0.5,
        auto_accept = AutoAccept,
        offer_seconds = 8,
        handle_seconds = 60,
        @params = new { instruction = "Choose the category.", categories = Categories },
    };

    /// <summary>A task of it. The address it calls back stands for no host anywhere: what counts is the row that says so.</summary>
    public static Dictionary<string, object> Task(string uniqueId) => new()
    {
        ["attachment_type"] = "text",
        ["attachment"] = uniqueId,
        ["unique_id"] = uniqueId,
        ["callback_url"] = "http://customer.invalid/done",
    };
}
