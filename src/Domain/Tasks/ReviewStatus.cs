namespace Scheduler.Domain.Tasks;

/// <summary>What the customer says of a completed task.</summary>
public enum ReviewStatus
{
    /// <summary>Nothing yet.</summary>
    Pending = 0,
    Accepted = 1,
    Rejected = 2,

    /// <summary>Accepted with corrections of the customer's own.</summary>
    Fixed = 3,

    /// <summary>Neither accepted nor rejected, but remarked upon.</summary>
    Commented = 4,
}
