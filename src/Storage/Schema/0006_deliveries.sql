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
