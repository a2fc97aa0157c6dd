using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Callbacks;

/// <summary>Which changes of a task its customer hears of. One change is one event, however often it is sent.</summary>
public static class CallbackRule
{
    /// <summary>Null: the customer does not hear of it.</summary>
    /// <param name="before">Where the task stood before the change.</param>
    public static CallbackKind? Of(LabelTaskStatus before, TaskChange change) =>
        change.Kind == TaskEventKind.Audited ? CallbackKind.Audited
        : before == change.Status ? null
        : Of(change.Status, before == LabelTaskStatus.Completed);

    /// <summary>The kind of an event as it was stored.</summary>
    /// <param name="change">Null for a task that was created in this status: there is no change.</param>
    /// <param name="status">Where the task stood after it.</param>
    public static CallbackKind KindOf(TaskEventKind? change, LabelTaskStatus status) =>
        change == TaskEventKind.Audited ? CallbackKind.Audited : Of(status, wasCompleted: true) ?? CallbackKind.Unspecified;

    private static CallbackKind? Of(LabelTaskStatus status, bool wasCompleted) => status switch
    {
        LabelTaskStatus.Completed => CallbackKind.Completed,
        LabelTaskStatus.Error => CallbackKind.Error,
        LabelTaskStatus.Pending when wasCompleted => CallbackKind.Recalled,
        _ => null,
    };
}
