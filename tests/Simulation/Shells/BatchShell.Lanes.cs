using Scheduler.Domain.Dispatch;

namespace Scheduler.Simulation.Shells;

public sealed partial class BatchShell
{
    private readonly Dictionary<int, (int Free, int Priority, long Epoch)> _published = [];
    private long _sequence;

    private long Since { get; set; }

    /// <summary>Tells the dispatcher of every lane that has changed; of all when asked to say it again.</summary>
    private void Publish(bool again = false)
    {
        foreach (var stage in _window.Stages)
        {
            var summary = _window.Summary(stage);
            if (!IsWorkedOn)
                summary.Free = 0;
            if (!again && _published.TryGetValue(stage, out var known) && known == summary)
                continue;
            _published[stage] = summary;
            var plan = _row.Plan;
            var lane = new Lane(new(Id, stage), plan.Tenant, plan.Needs(stage), summary.Free, summary.BestPriority, plan.DueAt,
                _launchedAt, summary.Epoch, Since, ++_sequence)
            {
                Project = plan.Project,
                HasQualityTasks = plan.Quality is not null,
            };
            World.Log($"{Id} stage {stage}: {lane.Free} free, epoch {lane.Epoch}");
            Net.Send<DispatcherShell>(DispatcherShell.Only, d => d.Publish(lane));
        }
    }
}
