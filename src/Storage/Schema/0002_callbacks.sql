-- Version 2: callbacks are sent, logged and sent again.

-- An event of a batch has an empty task_id, an event of a task an empty batch_id. event_kind is the task event's; null when the
-- task was created in its status. tries are those of this round, tried those of all rounds; outcome says how done_at came about.
ALTER TABLE outbox ADD COLUMN batch_id {id} NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN event_kind smallint NULL;
ALTER TABLE outbox ADD COLUMN tried integer NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN outcome smallint NULL;

-- The beginning of an address stands for its endpoint: whole addresses may be too long for an index.
DROP INDEX IF EXISTS outbox_due;
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (shard, substr(url, 1, 200), due_at) WHERE done_at IS NULL;
CREATE INDEX IF NOT EXISTS outbox_order ON outbox (task_id, batch_id, version);
CREATE INDEX IF NOT EXISTS outbox_list ON outbox (org_id, mode, created_at, id);
CREATE INDEX IF NOT EXISTS outbox_failed ON outbox (org_id, mode, done_at) WHERE outcome = 2;

CREATE TABLE IF NOT EXISTS callback_tries (
    callback_id {id} NOT NULL,
    n integer NOT NULL,
    at bigint NOT NULL,
    took_ms integer NOT NULL,
    result smallint NOT NULL,
    status integer NULL,
    detail text NULL,
    PRIMARY KEY (callback_id, n)
);

-- What a tenant's receivers know this server by. Not hashes: both are needed to send.
CREATE TABLE IF NOT EXISTS callback_keys (
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    auth_key text NOT NULL,
    signing_key text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (org_id, mode)
);

ALTER TABLE tasks ADD COLUMN callback_succeeded smallint NULL;
