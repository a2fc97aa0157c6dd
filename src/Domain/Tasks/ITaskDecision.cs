namespace Scheduler.Domain.Tasks;

/// <summary>What a rule says to a command.</summary>
public interface ITaskDecision
{
    /// <summary>What to record; null when nothing changes.</summary>
    TaskChange? Change { get; }
}
