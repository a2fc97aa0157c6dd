using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Storage.Quality;

namespace Scheduler.Storage.Relational.Quality;

internal sealed class QualityAttempts(RecordDatabase database) : IQualityAttempts
{
    private const string OfProject = "q.project_id = @project AND q.org_id = @org AND q.mode = @mode";

    public async Task<QualityStanding?> Standing(Tenant tenant, ProjectId project, AnnotatorId person, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<(string Settings, long HasTraining, long Passed)?>(new CommandDefinition($"""
            SELECT p.settings, CASE WHEN EXISTS (SELECT 1 FROM quality_tasks q WHERE {OfProject} AND q.kind = 2) THEN 1 ELSE 0 END,
                CASE WHEN EXISTS (SELECT 1 FROM training_passes x WHERE x.annotator_id = @person AND x.project_id = @project) THEN 1 ELSE 0 END
            FROM projects p WHERE p.id = @project AND p.org_id = @org AND p.mode = @mode
            """, Key(tenant, project, person), cancellationToken: cancel));
        return record is { } found ? new(StoredJson.Read<ProjectSettings>(found.Settings), found.HasTraining != 0, found.Passed != 0) : null;
    }

    public async Task<IReadOnlyList<TrainingTask>> Training(Tenant tenant, ProjectId project, AnnotatorId person, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var tries = await connection.QueryAsync<TryRecord>(new CommandDefinition($"""
            SELECT q.id, x.number, t.agreement AS score, max(CASE WHEN a.state IN (1, 2) THEN a.state ELSE 0 END) AS state, max(a.cool_until) AS cool_until
            FROM quality_tasks q
                LEFT JOIN quality_attempts x ON x.quality_task_id = q.id AND x.annotator_id = @person
                LEFT JOIN tasks t ON t.id = x.task_id
                LEFT JOIN attempts a ON a.task_id = x.task_id AND a.annotator_id = @person
            WHERE {OfProject} AND q.kind = 2 GROUP BY q.id, x.number, t.agreement ORDER BY q.id, x.number
            """, Key(tenant, project, person), cancellationToken: cancel));
        return [.. tries.GroupBy(t => t.Id).Select(g => new TrainingTask(g.Key, [.. g.Where(t => t.Number is not null).Select(t => t.ToTry(now))]))];
    }

    public async Task<string?> NextEvaluation(Tenant tenant, ProjectId project, AnnotatorId person, bool ofReview, DateTimeOffset now, CancellationToken cancel = default)
    {
        var key = Key(tenant, project, person);
        key.Add("now", now.Ms());
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition($"""
            SELECT q.id FROM quality_tasks q
            WHERE {OfProject} AND q.kind = 1 AND q.initial_response IS {(ofReview ? "NOT NULL" : "NULL")} AND NOT EXISTS (
                SELECT 1 FROM quality_attempts x JOIN attempts a ON a.task_id = x.task_id AND a.annotator_id = @person
                WHERE x.quality_task_id = q.id AND x.annotator_id = @person AND (a.state IN (1, 2) OR a.cool_until > @now))
            ORDER BY q.id LIMIT 1
            """, key, cancellationToken: cancel));
    }

    public Task<TaskId> Begin(QualityAttemptRow attempt, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var row = new DynamicParameters(new
        {
            person = attempt.Person.Value,
            quality = attempt.QualityTask,
            attempt.Number,
            org = attempt.Tenant.Organization.Value,
            mode = (int)attempt.Tenant.Mode,
            batch = attempt.InPlaceOf.Value,
            begun = attempt.BegunAt.Ms(),
        });
        for (var name = 0; name < QualityAttemptId.MaxNames; name++)
        {
            row.Add("task", QualityAttemptId.Of(attempt.QualityTask, attempt.Person, attempt.Number, name).Value);
            await transaction.Connection!.ExecuteAsync("""
                INSERT INTO quality_attempts (annotator_id, quality_task_id, number, task_id, org_id, mode, batch_id, begun_at)
                VALUES (@person, @quality, @Number, @task, @org, @mode, @batch, @begun) ON CONFLICT DO NOTHING
                """, row, transaction);

            // The conflict may be with this very try, begun before, or with another that has the name.
            if (await transaction.Connection!.QuerySingleOrDefaultAsync<string?>(
                "SELECT task_id FROM quality_attempts WHERE annotator_id = @person AND quality_task_id = @quality AND number = @Number", row, transaction) is { } task)
                return new TaskId(task);
        }

        throw new InvalidOperationException($"All {QualityAttemptId.MaxNames} names of a try of quality task {attempt.QualityTask} are taken.");
    }, cancel);

    public Task Pass(ProjectId project, AnnotatorId person, double score, DateTimeOffset at, CancellationToken cancel = default) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(
            "INSERT INTO training_passes (annotator_id, project_id, passed_at, score) VALUES (@person, @project, @at, @score) ON CONFLICT DO NOTHING",
            new { person = person.Value, project = project.Value, at = at.Ms(), score }, transaction), cancel);

    public async Task<KnownAnswer?> KnownAnswer(Tenant tenant, TaskId task, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<(string Expected, long OfReview)?>(new CommandDefinition("""
            SELECT q.expected_response, CASE WHEN q.initial_response IS NULL THEN 0 ELSE 1 END FROM quality_attempts x JOIN quality_tasks q ON q.id = x.quality_task_id
            WHERE x.task_id = @task AND x.org_id = @org AND x.mode = @mode
            """, new { task = task.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        return record is { } known ? new(known.Expected, known.OfReview != 0) : null;
    }

    public async Task<IReadOnlyList<AnnotatorId>> Labelers(
        Tenant tenant, IReadOnlyCollection<string> qualityTasks, AnnotatorId? after, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var people = await connection.QueryAsync<string>(new CommandDefinition($"""
            SELECT DISTINCT x.annotator_id FROM quality_attempts x JOIN attempts a ON a.task_id = x.task_id AND a.annotator_id = x.annotator_id AND a.state = 2
            WHERE {database.Dialect.In("x.quality_task_id", "tasks")} AND x.org_id = @org AND x.mode = @mode AND x.annotator_id > @after
            ORDER BY x.annotator_id LIMIT @limit
            """, new { tasks = database.Dialect.List(qualityTasks), org = tenant.Organization.Value, mode = (int)tenant.Mode, after = after?.Value ?? "", limit }, cancellationToken: cancel));
        return [.. people.Select(p => new AnnotatorId(p))];
    }

    public async Task<IReadOnlyList<LabelerResult>> Results(
        Tenant tenant, IReadOnlyCollection<AnnotatorId> people, IReadOnlyCollection<string> qualityTasks, int most, CancellationToken cancel = default)
    {
        var only = qualityTasks.Count == 0 ? "" : $" AND {database.Dialect.In("x.quality_task_id", "tasks")}";
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var answers = await connection.QueryAsync<AnswerRecord>(new CommandDefinition($"""
            SELECT * FROM (
                SELECT x.annotator_id, x.quality_task_id, x.number, x.task_id, q.kind, p.name AS project, t.agreement AS score, a.ended_at, a.active_ms,
                    row_number() OVER (PARTITION BY x.annotator_id ORDER BY a.ended_at DESC, x.task_id DESC) AS place,
                    count(*) OVER (PARTITION BY x.annotator_id) AS total,
                    avg(CASE WHEN q.kind = 1 THEN t.agreement END) OVER (PARTITION BY x.annotator_id) AS evaluation,
                    avg(CASE WHEN q.kind = 2 THEN t.agreement END) OVER (PARTITION BY x.annotator_id) AS training
                FROM quality_attempts x JOIN quality_tasks q ON q.id = x.quality_task_id JOIN projects p ON p.id = q.project_id JOIN tasks t ON t.id = x.task_id
                    JOIN attempts a ON a.task_id = x.task_id AND a.annotator_id = x.annotator_id AND a.state = 2
                WHERE {database.Dialect.In("x.annotator_id", "people")} AND x.org_id = @org AND x.mode = @mode{only}) r
            WHERE r.place <= @most ORDER BY r.annotator_id, r.place
            """, new
        {
            people = database.Dialect.List(people.Select(p => p.Value)),
            tasks = database.Dialect.List(qualityTasks),
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            most,
        }, cancellationToken: cancel));
        return [.. answers.GroupBy(a => a.AnnotatorId).Select(g => g.First().ToResult([.. g.Select(a => a.ToAnswer())]))];
    }

    private static DynamicParameters Key(Tenant tenant, ProjectId project, AnnotatorId person) =>
        new(new { project = project.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode, person = person.Value });

    private sealed class TryRecord
    {
        public string Id { get; init; } = "";

        public int? Number { get; init; }

        public double? Score { get; init; }

        public int State { get; init; }

        public long? CoolUntil { get; init; }

        /// <summary>A cool-down that never ends is a no to the training: it scores nothing, and the person may try anew.</summary>
        public TrainingTry ToTry(DateTimeOffset now) =>
            State == 2 ? new(Number!.Value, TryState.Done, Score ?? 0)
            : State == 1 ? new(Number!.Value, TryState.Held)
            : CoolUntil >= Moments.Never.Ms() ? new(Number!.Value, TryState.Done)
            : new(Number!.Value, CoolUntil > now.Ms() ? TryState.Cooling : TryState.Open);
    }

    private sealed class AnswerRecord
    {
        public string AnnotatorId { get; init; } = "";

        public string QualityTaskId { get; init; } = "";

        public int Number { get; init; }

        public string TaskId { get; init; } = "";

        public int Kind { get; init; }

        public string Project { get; init; } = "";

        public double? Score { get; init; }

        public long EndedAt { get; init; }

        public long ActiveMs { get; init; }

        public long Total { get; init; }

        public double? Evaluation { get; init; }

        public double? Training { get; init; }

        public QualityAnswer ToAnswer() => new(QualityTaskId, (QualityTaskKind)Kind, Project, new(TaskId), Number, Score ?? 0, EndedAt.Time(), ActiveMs);

        public LabelerResult ToResult(IReadOnlyList<QualityAnswer> answers) => new(new(AnnotatorId), Total, Evaluation, Training, answers);
    }
}
