using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Task states as the Scale API spells them.</summary>
internal static class TaskStatusWords
{
    public static string Of(LabelTaskStatus status) => status switch
    {
        LabelTaskStatus.Completed => "completed",
        LabelTaskStatus.Canceled => "canceled",
        LabelTaskStatus.Error => "error",
        _ => "pending",
    };

    public static LabelTaskStatus? Status(string word) => word switch
    {
        "pending" => LabelTaskStatus.Pending,
        "completed" => LabelTaskStatus.Completed,
        "canceled" => LabelTaskStatus.Canceled,
        "error" => LabelTaskStatus.Error,
        _ => null,
    };
}
