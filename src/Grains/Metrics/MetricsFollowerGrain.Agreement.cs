using Microsoft.Extensions.Logging;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Tasks;

namespace Scheduler.Grains.Metrics;

public sealed partial class MetricsFollowerGrain
{
    /// <summary>Tasks compared of one reading: a comparison of drawings may take milliseconds, and a mean needs no more.</summary>
    private const int ComparedAtOnce = 20;

    /// <summary>How like each other the answers of several people were, where a label stage closed.</summary>
    private async Task Compare(FlowBook book, IReadOnlyList<Observation> seen)
    {
        foreach (var one in seen.Where(o => o.ClosesLabels).Take(ComparedAtOnce))
            try
            {
                if (await AgreementOf(one) is not { } agreement)
                    continue;
                book.Count(one.Home, Measure.Compared);
                book.Count(one.Home, Measure.AgreementMilli, (long)Math.Round(1000 * agreement));
            }
            catch (Exception e)
            {
                // A project whose rules cannot be had must not hold up the figures of all.
                LogCompare(one.Task, e);
            }
    }

    private async Task<double?> AgreementOf(Observation closed)
    {
        var tenant = new Tenant(closed.Home.Organization, Mode.Live);
        if (await tasks.Load(tenant, closed.Task) is not { } stored)
            return null;
        var answers = stored.State.Attempts
            .Where(a => a is { Stage: Plan.LabelStage, State: AttemptState.Submitted, Response: not null } && a.Round == closed.Step.AttemptRound)
            .OrderBy(a => a.Slot).Select(a => new Answer(a.Response!)).ToArray();
        return answers.Length < 2 ? null : (await catalog.RulesFor(stored.Row.ToCard())).Merge.Merge(answers).Agreement;
    }

    [LoggerMessage(1402, LogLevel.Warning, "Figures: the answers to task {Task} could not be compared")]
    private partial void LogCompare(TaskId task, Exception exception);
}
