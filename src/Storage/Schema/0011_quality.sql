-- Quality tasks are handed out and scored.

-- What an attempt shows of it: as a task's own. Those made before showed their instruction among the params.
ALTER TABLE quality_tasks ADD COLUMN instruction text NULL;
ALTER TABLE quality_tasks ADD COLUMN params text NOT NULL DEFAULT '{}';
ALTER TABLE quality_tasks ADD COLUMN param_version integer NOT NULL DEFAULT -1;
UPDATE quality_tasks SET params = body,
    param_version = COALESCE((SELECT max(v.version) FROM project_params v WHERE v.project_id = quality_tasks.project_id), -1);

-- One try of one person at a quality task: task_id is the task it is done by, batch_id the batch whose work it was given in place of.
-- Its score is that task's agreement.
CREATE TABLE IF NOT EXISTS quality_attempts (
    annotator_id {id} NOT NULL,
    quality_task_id {id} NOT NULL,
    number smallint NOT NULL,
    task_id {id} NOT NULL,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    batch_id {id} NOT NULL,
    begun_at bigint NOT NULL,
    PRIMARY KEY (annotator_id, quality_task_id, number)
);
CREATE UNIQUE INDEX IF NOT EXISTS quality_attempts_task ON quality_attempts (task_id);
CREATE INDEX IF NOT EXISTS quality_attempts_of ON quality_attempts (quality_task_id, annotator_id);

-- Who has passed the training of a project. What is added to the training afterwards is not asked of them.
CREATE TABLE IF NOT EXISTS training_passes (
    annotator_id {id} NOT NULL,
    project_id {id} NOT NULL,
    passed_at bigint NOT NULL,
    score double precision NOT NULL,
    PRIMARY KEY (annotator_id, project_id)
);

-- Besides its default batch a project may have one more without a name: that of its quality tasks (kind 4).
DROP INDEX IF EXISTS batches_default;
CREATE UNIQUE INDEX IF NOT EXISTS batches_default ON batches (org_id, mode, project_id) WHERE name IS NULL AND kind <> 4;
