namespace Scheduler.Domain.Callbacks;

/// <summary>What a customer is called back for.</summary>
public enum CallbackKind
{
    Unspecified = 0,

    /// <summary>A task has its final response.</summary>
    Completed = 1,

    /// <summary>A task cannot be worked on.</summary>
    Error = 2,

    /// <summary>The customer's own verdict on a task changed.</summary>
    Audited = 3,

    /// <summary>A completed task is being worked on again.</summary>
    Recalled = 4,

    /// <summary>The last task of a batch was closed.</summary>
    BatchCompleted = 5,

    /// <summary>A delivery of a project was closed.</summary>
    DeliveryClosed = 6,
}
