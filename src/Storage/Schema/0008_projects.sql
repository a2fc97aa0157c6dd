-- Projects that change while they run: languages of people, calibration, deliveries, agreement.

-- A JSON array of language tags in lower case.
ALTER TABLE annotators ADD COLUMN languages text NOT NULL DEFAULT '[]';

-- Adjudication was one above the review levels of the task. It is 6 for every task now, so that tasks made under different settings
-- share the lanes of a batch.
UPDATE attempts SET stage = 6 WHERE stage > 1 AND stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = attempts.task_id);
UPDATE events SET stage = 6 WHERE stage > 1 AND stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = events.task_id);
UPDATE events SET task_stage = 6 WHERE task_stage > 1 AND task_stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = events.task_id);
UPDATE tasks SET stage = 6 WHERE stage > 1 AND stage = review_levels + 1;

-- What annotators say of the instructions while they work on a batch.
CREATE TABLE IF NOT EXISTS batch_feedback (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    batch_id {id} NOT NULL,
    task_id {id} NOT NULL,
    annotator_id {id} NOT NULL,
    command_id {id} NOT NULL,
    at bigint NOT NULL,
    text text NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS batch_feedback_command ON batch_feedback (annotator_id, command_id);
CREATE INDEX IF NOT EXISTS batch_feedback_list ON batch_feedback (batch_id, id);
CREATE INDEX IF NOT EXISTS batch_feedback_task ON batch_feedback (task_id, annotator_id);

-- Schedules of Pro projects and what was delivered by them.

-- next_at is when the running period ends; last_number counts the deliveries closed so far, also over changes of the schedule.
CREATE TABLE IF NOT EXISTS delivery_schedules (
    project_id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    shard smallint NOT NULL,
    active smallint NOT NULL,
    starts_at bigint NOT NULL,
    period_days integer NOT NULL,
    lead_hours integer NOT NULL,
    weekly_volume integer NULL,
    callback text NULL,
    closed_at bigint NOT NULL,
    next_at bigint NOT NULL,
    last_number integer NOT NULL
);
CREATE INDEX IF NOT EXISTS delivery_schedules_due ON delivery_schedules (shard, next_at) WHERE active = 1;

CREATE TABLE IF NOT EXISTS deliveries (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    project_id {id} NOT NULL,
    number integer NOT NULL,
    from_at bigint NOT NULL,
    to_at bigint NOT NULL,
    delivered_at bigint NOT NULL,
    tasks bigint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS deliveries_number ON deliveries (project_id, number);
CREATE INDEX IF NOT EXISTS deliveries_list ON deliveries (org_id, mode, delivered_at, id);

-- A task is delivered once.
CREATE TABLE IF NOT EXISTS delivery_tasks (
    task_id {id} NOT NULL PRIMARY KEY,
    delivery_id {id} NOT NULL
);
CREATE INDEX IF NOT EXISTS delivery_tasks_delivery ON delivery_tasks (delivery_id, task_id);

-- An event of a delivery has an empty task_id and batch_id.
ALTER TABLE outbox ADD COLUMN delivery_id {id} NOT NULL DEFAULT '';

-- How like the answers to a task were to their merge, 0 to 1. Tasks merged before have none.
ALTER TABLE tasks ADD COLUMN agreement double precision NULL;
