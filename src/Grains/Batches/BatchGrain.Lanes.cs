using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Dispatch;

namespace Scheduler.Grains.Batches;

public sealed partial class BatchGrain
{
    private readonly Dictionary<int, (int Free, int Priority, long Epoch)> _published = [];
    private long _since, _sequence;

    private IDispatcherGrain Dispatcher => DispatcherOf(_settings);

    private IDispatcherGrain DispatcherOf(ProjectSettings settings) =>
        GrainFactory.Get<IDispatcherGrain>(GrainKeys.Dispatcher(settings.WorkforceOf(Tenant.Organization, _batch?.Kind ?? BatchKind.Production)));

    /// <summary>
    /// After every change of the window: news that may wake somebody, or the end of a lane, goes out at once; a mere count
    /// waits for the tick, which saves the dispatcher a message per claim.
    /// </summary>
    private void Changed()
    {
        foreach (var stage in _window.Stages)
        {
            var now = _window.Summary(stage);
            var last = _published.GetValueOrDefault(stage);
            if (now.Epoch != last.Epoch || (now.Free == 0) != (last.Free == 0))
            {
                PublishChanges();
                break;
            }
        }

        Fill();
    }

    private void PublishChanges() => Publish(onlyChanged: true);

    private void Publish() => Publish(onlyChanged: false);

    private void Publish(bool onlyChanged)
    {
        if (_batch is not { } batch || batch.Tenant.Mode != Domain.Mode.Live)
            return;
        var lanes = new List<Lane>();
        foreach (var stage in _window.Stages)
        {
            var summary = batch.IsWorkedOn ? _window.Summary(stage) : default;
            if (onlyChanged && _published.GetValueOrDefault(stage) == summary)
                continue;
            _published[stage] = summary;
            lanes.Add(new(new(Id, stage), Tenant, Needs(batch, stage), summary.Free, summary.BestPriority,
                _settings.DueAt(batch), batch.LaunchedAt ?? batch.CreatedAt, summary.Epoch, _since, ++_sequence)
            {
                BatchPriority = batch.Priority,
                Rank = batch.Rank,
                Project = batch.Project,
                // The customer's own people are not examined in the customer's name.
                HasQualityTasks = _settings.HasQualityTasks && batch.Kind != BatchKind.SelfLabel,
            });
        }

        if (lanes.Count > 0)
            Dispatcher.Publish(new([.. lanes])).Ignore();
    }

    private LaneNeeds Needs(Batch batch, int stage)
    {
        if (!_needs.TryGetValue(stage, out var needs))
            _needs[stage] = needs = new(Tenant.Organization, Plan.KindOf(stage), batch.Kind, _settings.RequiredSkills, _settings.Groups)
            {
                Languages = _settings.Languages,
                AssignedTo = _settings.AssignedOnly ? batch.Project : null,
                StudioGroups = batch.StudioGroups,
            };
        return needs;
    }

    private readonly Dictionary<int, LaneNeeds> _needs = [];
}
