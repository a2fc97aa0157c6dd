-- Version 5: exports that are written in the background, and imports that can be gone on with when their request broke off.

-- filter is the customer's, as it came. state: 1 to be written, 2 completed, 3 failed. cursor_ is the last task written, mark what the
-- writer remembers (JSON), draft whose files hold what is written so far. leased_by is the token of who writes now.
CREATE TABLE IF NOT EXISTS exports (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    format text NOT NULL,
    filter text NOT NULL,
    as_of bigint NOT NULL,
    state smallint NOT NULL,
    total bigint NULL,
    cursor_at bigint NULL,
    cursor_id {id} NULL,
    mark text NULL,
    draft {id} NULL,
    tries integer NOT NULL,
    size bigint NULL,
    sha256 text NULL,
    error text NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    done_at bigint NULL,
    leased_by {id} NULL,
    leased_until bigint NULL
);
CREATE INDEX IF NOT EXISTS exports_list ON exports (org_id, mode, created_at, id);
CREATE INDEX IF NOT EXISTS exports_open ON exports (created_at) WHERE state = 1;
CREATE INDEX IF NOT EXISTS exports_done ON exports (done_at) WHERE done_at IS NOT NULL;

-- state: 1 open, 2 completed. last_line is the last line that is settled, stored or refused; errors is a JSON array of what was refused.
-- leased_by is the token of the request that sends now.
CREATE TABLE IF NOT EXISTS imports (
    id {id} NOT NULL,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    format text NOT NULL,
    project text NULL,
    batch text NULL,
    mapping text NOT NULL,
    dry_run smallint NOT NULL,
    state smallint NOT NULL,
    last_line integer NOT NULL,
    lines bigint NOT NULL,
    created bigint NOT NULL,
    failed bigint NOT NULL,
    bytes bigint NOT NULL,
    total_bytes bigint NULL,
    errors text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    done_at bigint NULL,
    leased_by {id} NULL,
    leased_until bigint NULL,
    PRIMARY KEY (org_id, mode, id)
);
CREATE INDEX IF NOT EXISTS imports_list ON imports (org_id, mode, created_at, id);
