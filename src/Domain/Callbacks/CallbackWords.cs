namespace Scheduler.Domain.Callbacks;

/// <summary>Kinds, states and results of callbacks as customers read them.</summary>
public static class CallbackWords
{
    public static string Of(CallbackKind kind) => kind switch
    {
        CallbackKind.Completed => "completed",
        CallbackKind.Error => "error",
        CallbackKind.Audited => "audited",
        CallbackKind.Recalled => "recalled",
        CallbackKind.BatchCompleted => "batch_completed",
        CallbackKind.DeliveryClosed => "delivery_closed",
        _ => "unknown",
    };

    public static string Of(CallbackState state) => state switch
    {
        CallbackState.Delivered => "delivered",
        CallbackState.Failed => "failed",
        _ => "waiting",
    };

    public static CallbackState? State(string word) => word switch
    {
        "delivered" => CallbackState.Delivered,
        "failed" => CallbackState.Failed,
        "waiting" => CallbackState.Waiting,
        _ => null,
    };

    public static string Of(TryResult result) => result switch
    {
        TryResult.Delivered => "delivered",
        TryResult.Refused => "refused",
        TryResult.Unreachable => "unreachable",
        TryResult.TimedOut => "timed_out",
        TryResult.Blocked => "blocked",
        _ => "unknown",
    };
}
