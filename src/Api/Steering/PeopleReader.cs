using Scheduler.Api.Annotators;
using Scheduler.Api.Metrics;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Steering;

/// <summary>Puts together what a manager sees of a person: the row, what the person's grain says, and today's figures.</summary>
internal sealed class PeopleReader(IAnnotatorStore people, MetricReader metrics, IGrainFactory grains, TimeProvider time)
{
    /// <summary>People of other organizations are unknown.</summary>
    public async Task<AnnotatorRow?> Find(ManagerCaller caller, string id, CancellationToken cancel) =>
        await people.Get(new(id), cancel) is { } row && (caller.IsOperator || row.Owner == caller.Organization) ? row : null;

    public IAnnotatorGrain Grain(AnnotatorRow row) => grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(row.Worker.Id));

    public async Task<PersonView> View(AnnotatorRow row, CancellationToken cancel)
    {
        var worker = row.Worker;
        var now = time.GetUtcNow();
        var work = Grain(row).Work();
        var today = await metrics.Series(MetricScope.Of(worker.Id), Buckets.Quarter, Buckets.Floor(now, TimeSpan.FromDays(1)), now, cancel);
        var known = await work;
        var held = known.Held.IsDefaultOrEmpty ? null : known.Held[0];
        return new(
            worker.Id.Value, row.Name, row.Email, [.. RoleWords.Write(worker.Roles)], [.. worker.Skills.Select(s => new SkillView(s.Name, s.Level))], worker.Groups,
            worker.Workforce.Value, row.Disabled, Words.Snake(known.Activity), known.Activity == Activity.Offline ? null : known.Since,
            held is null ? null : new(held.Task.Id.Value, held.Task.Project.Value, held.Task.Batch.Value, held.Stage, held.Standing, held.Since),
            known.First?.Value, FiguresView.Of(Flow.Sum(today.Buckets.Select(b => b.Flow)), MetricParts.Work | MetricParts.Offers | MetricParts.Quality));
    }
}
