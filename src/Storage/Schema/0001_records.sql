-- Version 1 of the records. One text for both databases; {id} is the column type of ids, which compare by code point.
-- Times are Unix milliseconds UTC, enums the numbers of their C# members, JSON is kept verbatim as text.

CREATE TABLE IF NOT EXISTS organizations (
    id {id} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS api_keys (
    key_id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    hash {id} NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS api_keys_hash ON api_keys (hash);
CREATE INDEX IF NOT EXISTS api_keys_org ON api_keys (org_id);

CREATE TABLE IF NOT EXISTS annotators (
    id {id} NOT NULL PRIMARY KEY,
    owner_id {id} NOT NULL,
    workforce {id} NOT NULL,
    member_of {id} NULL,
    roles smallint NOT NULL,
    skills text NOT NULL,
    team_groups text NOT NULL,
    name text NOT NULL,
    token_hash {id} NOT NULL,
    created_at bigint NOT NULL,
    disabled smallint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS annotators_token ON annotators (token_hash);
CREATE INDEX IF NOT EXISTS annotators_owner ON annotators (owner_id, id);

CREATE TABLE IF NOT EXISTS projects (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    settings text NOT NULL,
    created_at bigint NOT NULL,
    archived smallint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS projects_name ON projects (org_id, mode, name);

CREATE TABLE IF NOT EXISTS project_params (
    project_id {id} NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    params text NOT NULL,
    PRIMARY KEY (project_id, version)
);

CREATE TABLE IF NOT EXISTS batches (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    project_id {id} NOT NULL,
    workforce {id} NOT NULL,
    shard smallint NOT NULL,
    name text NULL,
    kind smallint NOT NULL,
    status smallint NOT NULL,
    starts_at_once smallint NOT NULL,
    priority smallint NOT NULL,
    due_at bigint NULL,
    callback text NULL,
    metadata text NOT NULL,
    created_at bigint NOT NULL,
    launched_at bigint NULL,
    completed_at bigint NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS batches_name ON batches (org_id, mode, name) WHERE name IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS batches_default ON batches (org_id, mode, project_id) WHERE name IS NULL;
CREATE INDEX IF NOT EXISTS batches_list ON batches (org_id, mode, created_at, id);
CREATE INDEX IF NOT EXISTS batches_project ON batches (project_id, created_at, id);
CREATE INDEX IF NOT EXISTS batches_workforce ON batches (workforce, id) WHERE status = 2;
CREATE INDEX IF NOT EXISTS batches_shard ON batches (shard, id) WHERE status = 2;

-- Widest columns first: no byte of a row is spent on alignment.
CREATE TABLE IF NOT EXISTS tasks (
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    completed_at bigint NULL,
    last_token bigint NOT NULL,
    version integer NOT NULL,
    param_version integer NOT NULL,
    mode smallint NOT NULL,
    status smallint NOT NULL,
    stage smallint NOT NULL,
    round smallint NOT NULL,
    open_slots smallint NOT NULL,
    priority smallint NOT NULL,
    -- Makes (rank, id) the order of work, ascending in both, so that one row comparison finds a place in it by index.
    rank smallint GENERATED ALWAYS AS (-priority) STORED,
    overlap smallint NOT NULL,
    review_levels smallint NOT NULL,
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    project_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    type text NOT NULL,
    params text NOT NULL,
    metadata text NULL,
    unique_id {id} NULL,
    tags text NULL,
    instruction text NULL,
    callback_url text NULL,
    response text NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS tasks_unique_id ON tasks (org_id, mode, unique_id) WHERE unique_id IS NOT NULL;
-- Not by open_slots, which every grant changes: a row that changes nothing indexed is rewritten in its page, and no index is
-- touched. Tasks that are pending without an open slot are only those people hold right now; reads step over them.
CREATE INDEX IF NOT EXISTS tasks_open ON tasks (batch_id, rank, id) WHERE status = 1 AND stage = 0;
CREATE INDEX IF NOT EXISTS tasks_reviews ON tasks (batch_id, rank, id) WHERE status = 1 AND stage > 0;

-- The id is left out of the list indexes on purpose: tasks of one bulk call share their time, so PostgreSQL stores the key
-- once for all of them (7 instead of 90 bytes a task); ties are sorted as they are read.
CREATE INDEX IF NOT EXISTS tasks_list ON tasks (org_id, mode, created_at);
CREATE INDEX IF NOT EXISTS tasks_project ON tasks (project_id, created_at);
CREATE INDEX IF NOT EXISTS tasks_batch ON tasks (batch_id, created_at);

CREATE TABLE IF NOT EXISTS attempts (
    token bigint NOT NULL,
    granted_at bigint NOT NULL,
    waiting_since bigint NULL,
    offered_at bigint NULL,
    accepted_at bigint NULL,
    ended_at bigint NULL,
    active_ms bigint NOT NULL,
    cool_until bigint NULL,
    mode smallint NOT NULL,
    stage smallint NOT NULL,
    round smallint NOT NULL,
    slot smallint NOT NULL,
    state smallint NOT NULL,
    verdict smallint NULL,
    shard smallint NOT NULL,
    task_id {id} NOT NULL,
    org_id {id} NOT NULL,
    annotator_id {id} NOT NULL,
    claim_command text NOT NULL,
    end_command text NULL,
    response text NULL,
    reason text NULL,
    explanation text NULL,
    PRIMARY KEY (task_id, token)
);
-- Nobody submits two slots of one task (2 = submitted), whatever the activations do.
CREATE UNIQUE INDEX IF NOT EXISTS attempts_submitted ON attempts (task_id, annotator_id) WHERE state = 2;
CREATE INDEX IF NOT EXISTS attempts_live ON attempts (shard, annotator_id) WHERE state = 1;

-- One row a change; the creation of a task is its own row, version 0. stage, round and slot are the attempt's; the
-- task_ columns say where the task stood after the change.
CREATE TABLE IF NOT EXISTS events (
    at bigint NOT NULL,
    token bigint NULL,
    waiting_since bigint NULL,
    offered_at bigint NULL,
    accepted_at bigint NULL,
    active_ms bigint NULL,
    version integer NOT NULL,
    mode smallint NOT NULL,
    kind smallint NOT NULL,
    task_status smallint NOT NULL,
    task_stage smallint NOT NULL,
    task_round smallint NOT NULL,
    stage smallint NULL,
    round smallint NULL,
    slot smallint NULL,
    attempt_state smallint NULL,
    verdict smallint NULL,
    task_id {id} NOT NULL,
    org_id {id} NOT NULL,
    actor {id} NOT NULL,
    command_id {id} NOT NULL,
    annotator_id {id} NULL,
    PRIMARY KEY (task_id, version)
);

CREATE TABLE IF NOT EXISTS batch_counts (
    batch_id {id} NOT NULL,
    writer {id} NOT NULL,
    status smallint NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (batch_id, writer, status)
);

-- Callbacks to send: id is <task id>:<version of the change>, kept on replay. shard spreads the addresses over the senders.
CREATE TABLE IF NOT EXISTS outbox (
    id {id} NOT NULL PRIMARY KEY,
    task_id {id} NOT NULL,
    version integer NOT NULL,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    status smallint NOT NULL,
    shard smallint NOT NULL,
    url text NOT NULL,
    created_at bigint NOT NULL,
    due_at bigint NOT NULL,
    tries integer NOT NULL,
    leased_by text NULL,
    leased_until bigint NULL,
    done_at bigint NULL
);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (shard, due_at) WHERE done_at IS NULL;
