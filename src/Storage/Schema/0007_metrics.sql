-- Version 7: figures of what happened, who was there when, and what managers did.

-- Events come in the order of their time, so blocks of the table are enough to find a time in it.
CREATE INDEX IF NOT EXISTS events_at ON events {by_at};
CREATE INDEX IF NOT EXISTS outbox_arrived ON outbox (done_at) WHERE outcome = 1;

-- size is minutes; kind and scope say whose figures they are, project_id also in which project a person earned them, else ''.
-- figures is a JSON object of sums and sketches: see docs/metrics.md.
CREATE TABLE IF NOT EXISTS metrics (
    at bigint NOT NULL,
    size smallint NOT NULL,
    kind smallint NOT NULL,
    scope {id} NOT NULL,
    project_id {id} NOT NULL,
    org_id {id} NOT NULL,
    workforce {id} NOT NULL,
    figures text NOT NULL,
    PRIMARY KEY (kind, scope, size, at, project_id)
);
CREATE INDEX IF NOT EXISTS metrics_at ON metrics (size, kind, at);

-- Up to when the rows above count.
CREATE TABLE IF NOT EXISTS metric_marks (
    name {id} NOT NULL PRIMARY KEY,
    until_at bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS presence (
    since bigint NOT NULL,
    until_at bigint NOT NULL,
    activity smallint NOT NULL,
    annotator_id {id} NOT NULL,
    PRIMARY KEY (annotator_id, since)
);
CREATE INDEX IF NOT EXISTS presence_until ON presence (until_at);

-- What managers did to people, tasks and batches; never changed.
CREATE TABLE IF NOT EXISTS actions (
    at bigint NOT NULL,
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    actor {id} NOT NULL,
    action text NOT NULL,
    annotator_id {id} NULL,
    task_id {id} NULL,
    batch_id {id} NULL,
    detail text NULL
);
CREATE INDEX IF NOT EXISTS actions_org ON actions (org_id, id);
