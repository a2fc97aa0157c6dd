using System.Collections.Concurrent;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Grains.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Quality;

/// <summary>
/// What a person is given in place of a lane's own work: training until they have passed, then now and then an evaluation. Makes the
/// task when there is one to give; its id follows from person and quality task, so that whoever does it twice does it once.
/// </summary>
public sealed class QualityWork(IQualityTasks tasks, IQualityAttempts attempts, IBatchStore batches, IIntake intake, IGrainFactory grains, GrainClock clock)
{
    /// <summary>Hands in the response that a reviewer is to judge, as a labeler does.</summary>
    private static readonly AnnotatorId FirstAnswer = new("initial-response");

    private static readonly LaneCheck Open = new LaneCheck.Open(), Shut = new LaneCheck.Shut(null);

    /// <summary>What a person with empty hands has in hand is on its way back: it will be over by then.</summary>
    private static readonly TimeSpan GivingBack = TimeSpan.FromSeconds(1);

    /// <summary>Projects whose batch is known to be there.</summary>
    private readonly ConcurrentDictionary<ProjectId, bool> _batches = [];

    private readonly Standings _standings = new(attempts, clock.Time);

    /// <param name="lane">With a project that has quality tasks.</param>
    /// <param name="command">Chance follows from it.</param>
    /// <returns>With card and terms of the task, when there is one.</returns>
    public async Task<(LaneCheck Check, TakeReply Given)> Next(AnnotatorId person, RankedLane lane, CommandId command, CancellationToken cancel)
    {
        var (project, stage) = (lane.Checks!.Value, Plan.KindOf(lane.Key.Stage));
        if (await _standings.Of(lane.Tenant, project, person, cancel) is not { } standing)
            return Without(Open);
        if (stage == StageKind.Label && standing.NeedsTraining)
        {
            var step = TrainingRule.Next(await attempts.Training(lane.Tenant, project, person, clock.Now, cancel), standing.Settings.TrainingPassScore);
            if (step is TrainingStep.Give give)
                return await Give(person, lane, standing.Settings, give.Task, give.Number, isGate: true, cancel);
            if (step is TrainingStep.Wait wait)
                return Without(wait.InHand ? new LaneCheck.Shut(clock.Now + GivingBack) : Shut);
            var passed = (TrainingStep.Passed)step;
            await attempts.Pass(project, person, passed.Score, clock.Now, cancel);
            _standings.Pass(project, person);
        }

        var strikes = stage != StageKind.Adjudicate && StableHash.Of(command.Value) < standing.Settings.EvaluationShare * uint.MaxValue;
        return strikes && await attempts.NextEvaluation(lane.Tenant, project, person, stage == StageKind.Review, clock.Now, cancel) is { } next
            ? await Give(person, lane, standing.Settings, next, 0, isGate: false, cancel)
            : Without(Open);
    }

    private async Task<(LaneCheck Check, TakeReply Given)> Give(
        AnnotatorId person, RankedLane lane, ProjectSettings settings, string qualityTask, int number, bool isGate, CancellationToken cancel)
    {
        if (await tasks.Get(lane.Tenant, qualityTask, cancel) is not { } quality)
            return Without(isGate ? Shut : Open);

        // First who it is for: a task that nobody is known to try would have no known answer.
        var row = RowOf(quality, await attempts.Begin(new(lane.Tenant, qualityTask, person, number, lane.Key.Batch, clock.Now), cancel));
        await MakeBatch(row.Ref, settings, cancel);
        if ((await intake.Add([row], cancel))[0].Result != IntakeResult.Added)
            return Without(isGate ? Shut : Open);
        if (quality.Initial is { } initial)
            await HandIn(row, initial, cancel);
        var key = new LaneKey(row.Ref.Batch, quality.Initial is null ? Plan.LabelStage : Plan.LabelStage + 1);

        // Not as fresh: it may have been given before and come back.
        return (new LaneCheck.Instead(key, row.Ref.Id, isGate), new(TakeResult.Nothing, row.ToCard() with { Fresh = false }, settings.Terms));
    }

    private static TaskRow RowOf(QualityTaskRow quality, TaskId id)
    {
        var plan = new Plan(1, quality.Initial is null ? 0 : 1);
        return new()
        {
            Ref = new(quality.Tenant, quality.Project, QualityBatch.Of(quality.Project), id),
            Type = quality.Type,
            ParamVersion = quality.ParamVersion,
            Plan = plan,
            OpenSlots = plan.SlotsOf(Plan.LabelStage),
            Priority = BatchLimits.DefaultPriority,
            CreatedAt = quality.CreatedAt,
            UpdatedAt = quality.CreatedAt,
            Instruction = quality.Instruction,
            Params = quality.Params,
        };
    }

    private async Task MakeBatch(TaskRef task, ProjectSettings settings, CancellationToken cancel)
    {
        if (_batches.ContainsKey(task.Project))
            return;
        var batch = new Batch(task.Batch, task.Tenant, task.Project, null, BatchKind.Quality, BatchStatus.Staging, BatchLimits.DefaultPriority, null, null, "{}", clock.Now, null, null);
        await batches.Create(batch, settings.WorkforceOf(task.Tenant.Organization), startsAtOnce: true, cancel);
        _batches[task.Project] = true;
    }

    /// <summary>Under commands that follow from the task, so that it is handed in once.</summary>
    private async Task HandIn(TaskRow row, string initial, CancellationToken cancel)
    {
        var task = grains.Get<ITaskGrain>(GrainKeys.Task(row.Ref.Tenant, row.Ref.Id));
        var grant = new GrantRequest(FirstAnswer, Plan.LabelStage, new($"initial-grant:{row.Ref.Id}"), null, null, null);
        if (await Repeat.UntilKnown(() => task.Grant(grant), clock.Time, cancel) is not { Lease: { } lease })
            return;
        var answer = new SubmitRequest(FirstAnswer, lease.Token, new($"initial-answer:{row.Ref.Id}"), initial, null, null, null, null, 0);
        await Repeat.UntilKnown(() => task.Submit(answer), clock.Time, cancel);
    }

    private static (LaneCheck Check, TakeReply Given) Without(LaneCheck check) => (check, new(TakeResult.Nothing, null, default));
}
