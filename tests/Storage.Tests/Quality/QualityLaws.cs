using Dapper;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Quality;

public abstract class QualityLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly AnnotatorId Ann = new("ann"), Bob = new("bob");

    private IQualityTasks Tasks => Storage.Get<IQualityTasks>();

    private IQualityAttempts Attempts => Storage.Get<IQualityAttempts>();

    [SkippableFact]
    public async Task A_quality_task_comes_back_as_it_went_and_its_project_has_room_for_so_many()
    {
        var made = await Make(QualityTaskKind.Evaluation, initial: """{"category":"dog"}""");
        Assert.Equal(made, await Tasks.Get(World.Tenant, made.Id));
        Assert.Null(await Tasks.Get(World.Tenant with { Mode = Mode.Test }, made.Id));
        Assert.Equal([made.Id], await Tasks.Known(World.Tenant, [made.Id, "none", made.Id]));
        Assert.Empty(await Tasks.Known(World.Tenant with { Mode = Mode.Test }, [made.Id]));
        Assert.Empty(await Tasks.Known(World.Tenant, []));
        for (var i = 1; i < QualityLimits.MaxTasks; i++)
            await Make(QualityTaskKind.Evaluation);
        Assert.Equal(new(QualityIntake.Full), await Tasks.Create(made with { Id = World.NewId() }));
        Assert.Equal(new(QualityIntake.Added), await Tasks.Create(made with { Id = World.NewId(), Kind = QualityTaskKind.Training }));
    }

    [SkippableFact]
    public async Task A_unique_id_and_an_idempotency_key_are_of_one_quality_task_of_the_tenant()
    {
        var first = await Make(QualityTaskKind.Evaluation) with { Id = World.NewId(), UniqueId = "u", IdempotencyKey = "k" };
        Assert.Equal(new(QualityIntake.Added), await Tasks.Create(first));
        Assert.Equal(first, await Tasks.Get(World.Tenant, first.Id));
        var again = first with { Id = World.NewId(), Kind = QualityTaskKind.Training };
        Assert.Equal(new(QualityIntake.DuplicateUniqueId, first.Id), await Tasks.Create(again));
        Assert.Equal(new(QualityIntake.DuplicateIdempotencyKey, first.Id), await Tasks.Create(again with { UniqueId = "other" }));
        Assert.Null(await Tasks.Get(World.Tenant, again.Id));
        Assert.Equal(new(QualityIntake.Added), await Tasks.Create(again with { Tenant = World.Tenant with { Mode = Mode.Test } }));
    }

    [SkippableFact]
    public async Task Of_equal_quality_tasks_sent_at_once_one_is_made()
    {
        var first = await Make(QualityTaskKind.Evaluation) with { UniqueId = "u" };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tasks.Create(first with { Id = World.NewId() })));
        Assert.Single(outcomes, o => o.Result == QualityIntake.Added);
        Assert.Equal(7, outcomes.Count(o => o.Result == QualityIntake.DuplicateUniqueId && o.Existing is not null));
    }

    [SkippableFact]
    public async Task Training_is_needed_until_it_is_passed()
    {
        Assert.Null(await Attempts.Standing(World.Tenant, World.Project, Ann));
        await NewProject();
        Assert.False((await Attempts.Standing(World.Tenant, World.Project, Ann))!.NeedsTraining);
        await Make(QualityTaskKind.Evaluation);
        Assert.False((await Attempts.Standing(World.Tenant, World.Project, Ann))!.NeedsTraining);
        await Make(QualityTaskKind.Training);
        Assert.True((await Attempts.Standing(World.Tenant, World.Project, Ann))!.NeedsTraining);
        await Attempts.Pass(World.Project, Ann, 0.9, World.Start);
        await Attempts.Pass(World.Project, Ann, 0.1, World.Start);
        Assert.False((await Attempts.Standing(World.Tenant, World.Project, Ann))!.NeedsTraining);
        Assert.True((await Attempts.Standing(World.Tenant, World.Project, Bob))!.NeedsTraining);
        Assert.Null(await Attempts.Standing(World.Tenant with { Mode = Mode.Test }, World.Project, Ann));
    }

    [SkippableFact]
    public async Task A_training_task_tells_how_each_try_of_the_person_stands()
    {
        var (one, two) = (await Make(QualityTaskKind.Training), await Make(QualityTaskKind.Training));
        await Make(QualityTaskKind.Evaluation);
        var now = World.Start.AddMinutes(1);
        async Task<TrainingTry[]> Tries(int task = 0) => [.. (await Attempts.Training(World.Tenant, World.Project, Ann, now))[task].Tries];
        Assert.Equal([one.Id, two.Id], (await Attempts.Training(World.Tenant, World.Project, Ann, now)).Select(t => t.Id));
        Assert.Empty(await Tries());

        var task = await Begin(one, Ann);
        Assert.Equal([new(0, TryState.Open)], await Tries());
        var held = await World.Do(World.Grant(task, "ann"));
        Assert.Equal([new(0, TryState.Held)], await Tries());
        var cooling = await World.Do(World.End(held, "ann", AttemptState.Expired, now.AddSeconds(1)));
        Assert.Equal([new(0, TryState.Cooling)], await Tries());
        now = now.AddSeconds(1);
        Assert.Equal([new(0, TryState.Open)], await Tries());
        await Answer(await World.Do(World.Grant(cooling, "ann", now)), "ann", 0.25);
        Assert.Equal([new(0, TryState.Done, 0.25)], await Tries());

        // Declined for good: done, and nothing gained by it.
        await World.Do(World.End(await World.Do(World.Grant(await Begin(one, Ann, 1), "ann")), "ann", AttemptState.Declined, Moments.Never));
        Assert.Equal([new(0, TryState.Done, 0.25), new(1, TryState.Done)], await Tries());
        Assert.Empty(await Tries(1));
        Assert.All(await Attempts.Training(World.Tenant, World.Project, Bob, now), t => Assert.Empty(t.Tries));
    }

    [SkippableFact]
    public async Task An_evaluation_is_given_once_answered_or_declined_and_again_when_it_came_back()
    {
        var (one, two, review) = (await Make(QualityTaskKind.Evaluation), await Make(QualityTaskKind.Evaluation), await Make(QualityTaskKind.Evaluation, """{"category":"dog"}"""));
        await Make(QualityTaskKind.Training);
        var now = World.Start.AddMinutes(1);
        Task<string?> Next(bool ofReview = false, AnnotatorId? person = null) => Attempts.NextEvaluation(World.Tenant, World.Project, person ?? Ann, ofReview, now);
        Assert.Equal((one.Id, review.Id), (await Next(), await Next(ofReview: true)));
        var task = await Begin(one, Ann);
        Assert.Equal(one.Id, await Next());
        var held = await World.Do(World.Grant(task, "ann"));
        Assert.Equal(two.Id, await Next());
        var back = await World.Do(World.End(held, "ann", AttemptState.Revoked));
        Assert.Equal(one.Id, await Next());
        await Answer(await World.Do(World.Grant(back, "ann")), "ann", 1);
        await World.Do(World.End(await World.Do(World.Grant(await Begin(two, Ann), "ann")), "ann", AttemptState.Declined, Moments.Never));
        Assert.Null(await Next());
        Assert.Equal(one.Id, await Next(person: Bob));
        Assert.Null(await Attempts.NextEvaluation(World.Tenant with { Mode = Mode.Test }, World.Project, Bob, false, now));
    }

    [SkippableFact]
    public async Task An_attempt_is_begun_once_and_knows_its_answer()
    {
        var (label, review) = (await Make(QualityTaskKind.Evaluation), await Make(QualityTaskKind.Evaluation, """{"category":"dog"}"""));
        var (first, again) = (await Begin(label, Ann), await Begin(label, Ann));
        Assert.Equal(first.Ref, again.Ref);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM quality_attempts WHERE quality_task_id = @id", new { id = label.Id }));
        Assert.Equal(new KnownAnswer(label.Expected, false), await Attempts.KnownAnswer(World.Tenant, first.Ref.Id));
        Assert.Equal(new KnownAnswer(label.Expected, true), await Attempts.KnownAnswer(World.Tenant, (await Begin(review, Ann)).Ref.Id));
        Assert.Null(await Attempts.KnownAnswer(World.Tenant with { Mode = Mode.Test }, first.Ref.Id));
        Assert.Null(await Attempts.KnownAnswer(World.Tenant, new("none")));
    }

    [SkippableFact]
    public async Task Two_people_whose_first_names_for_a_try_are_one_get_two_tasks()
    {
        var quality = await Make(QualityTaskKind.Evaluation);
        var (one, two) = OfOneName(quality.Id);
        var first = await Begin(quality, one);
        var second = await Begin(quality, two);
        Assert.Equal((QualityAttemptId.Of(quality.Id, two, 0), QualityAttemptId.Of(quality.Id, two, 0, name: 1)), (first.Ref.Id, second.Ref.Id));
        Assert.Equal((first.Ref.Id, second.Ref.Id), (await Attempts.Begin(Row(quality, one)), await Attempts.Begin(Row(quality, two))));
        var answered = await Answer(await World.Do(World.Grant(first, one.Value)), one.Value, 1);
        Assert.Equal(LabelTaskStatus.Completed, answered.Status);
        Assert.Equal((null, quality.Id), (await NextFor(one), await NextFor(two)));
        await Answer(await World.Do(World.Grant(second, two.Value)), two.Value, 0);
        Assert.Null(await NextFor(two));

        Task<string?> NextFor(AnnotatorId person) => Attempts.NextEvaluation(World.Tenant, World.Project, person, false, World.Start.AddMinutes(1));
    }

    [SkippableFact]
    public async Task A_try_that_was_begun_under_any_name_keeps_it()
    {
        var quality = await Make(QualityTaskKind.Evaluation);
        var old = await Attempts.Begin(Row(quality, Ann));
        await Storage.Get<RecordDatabase>().Write(t => t.Connection!.ExecuteAsync(
            "UPDATE quality_attempts SET task_id = @task WHERE task_id = @old", new { task = quality.Id, old = old.Value }, t), default);
        Assert.Equal(new TaskId(quality.Id), await Attempts.Begin(Row(quality, Ann)));
    }

    /// <summary>Found by trying: of some hundred thousand people two are very likely to meet.</summary>
    private static (AnnotatorId, AnnotatorId) OfOneName(string quality)
    {
        var seen = new Dictionary<TaskId, AnnotatorId>();
        for (var i = 0; ; i++)
            if (new AnnotatorId($"p{i}") is var person && !seen.TryAdd(QualityAttemptId.Of(quality, person, 0), person))
                return (seen[QualityAttemptId.Of(quality, person, 0)], person);
    }

    [SkippableFact]
    public async Task Labelers_are_told_with_their_newest_answers_and_the_means_of_all()
    {
        await NewProject();
        var (evaluation, training) = (await Make(QualityTaskKind.Evaluation), await Make(QualityTaskKind.Training));
        foreach (var (task, person, score) in new[] { (evaluation, "ann", 1.0), (training, "ann", 0.5), (training, "bob", 0.25) })
            await Answer(await World.Do(World.Grant(await Begin(task, new(person)), person)), person, score);
        await World.Do(World.Grant(await Begin(evaluation, Bob), "bob"));

        var results = await Attempts.Results(World.Tenant, [Ann, Bob, new("cyd")], [], 1);
        Assert.Equal([(Ann, 2L, 1.0, 0.5, 1), (Bob, 1L, null, 0.25, 1)], results.Select(r => (r.Person, r.Total, r.Evaluation, r.Training, r.Answers.Count)));
        var answer = Assert.Single(Assert.Single(await Attempts.Results(World.Tenant, [Ann], [evaluation.Id], 10)).Answers);
        Assert.Equal((evaluation.Id, QualityTaskKind.Evaluation, "quality", QualityAttemptId.Of(evaluation.Id, Ann, 0), 0, 1.0, 4_000L),
            (answer.QualityTask, answer.Kind, answer.Project, answer.Task, answer.Number, answer.Score, answer.ActiveMs));
        Assert.Equal([Ann, Bob], await Attempts.Labelers(World.Tenant, [evaluation.Id, training.Id], null, 10));
        Assert.Equal([Bob], await Attempts.Labelers(World.Tenant, [evaluation.Id, training.Id], Ann, 10));
        Assert.Equal([Ann], await Attempts.Labelers(World.Tenant, [evaluation.Id], null, 10));
        Assert.Empty(await Attempts.Labelers(World.Tenant with { Mode = Mode.Test }, [evaluation.Id], null, 10));
        Assert.Empty(await Attempts.Results(World.Tenant with { Mode = Mode.Test }, [Ann], [], 10));
    }

    [SkippableFact]
    public async Task Attempts_are_in_no_list_count_or_delivery_of_the_customer()
    {
        await NewProject();
        var quality = await Make(QualityTaskKind.Evaluation);
        var done = await Answer(await World.Do(World.Grant(await Begin(quality, Ann), "ann")), "ann", 1);
        await Begin(quality, Bob);
        var filter = new TaskFilter(World.Tenant) { Project = World.Project };
        Assert.Empty(await Storage.Reads.List(filter, null, 10));
        Assert.Equal((0, 0), (await Storage.Reads.Count(filter), await Storage.Reads.Count(filter with { Type = "categorization" })));
        Assert.Empty(await Storage.Batches.CountsByProject(World.Tenant));
        Assert.Empty(await Storage.Reads.CountVersions(World.Tenant, World.Project, -1, 9));

        var deliveries = Storage.Get<IDeliveries>();
        await deliveries.SetSchedule(World.Tenant, World.Project, new(World.Start, 1, 0, null, null), World.Start);
        var due = Assert.Single(await deliveries.Due(StableHash.ShardOf(World.Project.Value), World.Start.AddDays(1), 100), d => d.Project == World.Project);
        Assert.Equal(0, (await deliveries.Close(due, new(World.NewId()), World.Start.AddDays(1)))!.Tasks);
        Assert.Equal(LabelTaskStatus.Completed, done.Status);

        // The project has its default batch all the same.
        var hidden = await Storage.Batches.Default(World.Tenant, World.Project, WorkforceId.Platform, World.NewBatch(name: null));
        Assert.Equal((BatchKind.Production, false), (hidden.Kind, QualityBatch.Is(hidden.Id)));
    }

    private Task NewProject() => Storage.Get<IProjectStore>().Create(
        new(World.Project, World.Tenant, "quality", "categorization", new(), World.Start, false, [new(0, World.Start, "{}")]));

    private async Task<QualityTaskRow> Make(QualityTaskKind kind, string? initial = null)
    {
        var made = new QualityTaskRow(World.NewId(), World.Tenant, kind, World.Project, "categorization", World.Start, """{"a":1}""", """{"category":"cat"}""", initial)
        {
            Instruction = "Look.",
            Params = """{"attachment":"a"}""",
            ParamVersion = 0,
        };
        Assert.Equal(new(QualityIntake.Added), await Tasks.Create(made));
        return made;
    }

    /// <summary>As it is done for a person who is given a try.</summary>
    private async Task<LabelTask> Begin(QualityTaskRow quality, AnnotatorId person, int number = 0)
    {
        var batch = World.NewBatch(BatchStatus.Staging, name: null) with { Id = QualityBatch.Of(World.Project), Kind = BatchKind.Quality };
        await Storage.Batches.Create(batch, WorkforceId.Platform, startsAtOnce: true);
        var row = World.NewTask(batch) with { Ref = new(World.Tenant, World.Project, batch.Id, await Attempts.Begin(Row(quality, person, number))) };
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([row]))[0].Result);
        return (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State;
    }

    private QualityAttemptRow Row(QualityTaskRow quality, AnnotatorId person, int number = 0) =>
        new(World.Tenant, quality.Id, person, number, new("batch"), World.Start);

    private Task<LabelTask> Answer(LabelTask held, string person, double score)
    {
        var entry = World.Submit(held, person);
        return World.Do(entry with { Change = entry.Change with { Agreement = score } });
    }
}

public sealed class SqliteQuality(SqliteAdapter adapter) : QualityLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresQuality(PostgresAdapter adapter) : QualityLaws(adapter), IClassFixture<PostgresAdapter>;
