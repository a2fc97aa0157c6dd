using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>Everything that happened to one task, in order of its versions.</summary>
/// <param name="LaunchedAt">When its batch was launched; null when it has not been.</param>
/// <param name="CalledBackAt">When the callback of its completion arrived; null when it has not, or none was wanted.</param>
public sealed record TaskStory(DateTimeOffset CreatedAt, DateTimeOffset? LaunchedAt, Plan Plan, IReadOnlyList<TaskStep> Steps, DateTimeOffset? CalledBackAt = null)
{
    /// <summary>
    /// When the clock of the turnaround starts: the task exists and its batch is launched. A task that goes back to work after
    /// its completion starts a new turnaround then.
    /// </summary>
    public DateTimeOffset AcceptedForWorkAt
    {
        get
        {
            for (var i = Steps.Count - 1; i >= 0; i--)
                if (Steps[i].Kind == TaskEventKind.Recalled)
                    return Steps[i].At;
            return LaunchedAt > CreatedAt ? LaunchedAt.Value : CreatedAt;
        }
    }

    /// <summary>The step that completed the task; null while it is not completed.</summary>
    public TaskStep? Completion
    {
        get
        {
            TaskStep? completion = null;
            var before = LabelTaskStatus.Pending;
            foreach (var step in Steps)
            {
                if (step.Status == LabelTaskStatus.Completed && before != LabelTaskStatus.Completed)
                    completion = step;
                before = step.Status;
            }

            return before == LabelTaskStatus.Completed ? completion : null;
        }
    }

    /// <summary>Completed minus accepted for work; null while it is not completed.</summary>
    public TimeSpan? Turnaround => Completion is { } completion ? completion.At - AcceptedForWorkAt : null;
}
