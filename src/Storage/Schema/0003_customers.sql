-- Version 3: what customers do to their tasks besides sending them; teams, and who works on what.

-- audits is a JSON array, oldest first; review is what the last of them said.
ALTER TABLE tasks ADD COLUMN urgency text NULL;
ALTER TABLE tasks ADD COLUMN idempotency_key {id} NULL;
ALTER TABLE tasks ADD COLUMN review smallint NULL;
ALTER TABLE tasks ADD COLUMN audited_at bigint NULL;
ALTER TABLE tasks ADD COLUMN audits text NULL;
CREATE UNIQUE INDEX IF NOT EXISTS tasks_idempotency_key ON tasks (org_id, mode, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS tasks_audited ON tasks (batch_id, audited_at) WHERE audited_at IS NOT NULL;

-- rank is a place in the order that an organization gave its batches; studio_groups is a JSON array of group ids, null for no bar.
ALTER TABLE batches ADD COLUMN rank integer NULL;
ALTER TABLE batches ADD COLUMN studio_groups text NULL;

-- People with an e-mail address are the organization's team. An invitation is known by the hash of its token.
ALTER TABLE annotators ADD COLUMN email text NULL;
ALTER TABLE annotators ADD COLUMN team_role smallint NULL;
ALTER TABLE annotators ADD COLUMN invitation_hash {id} NULL;
ALTER TABLE annotators ADD COLUMN invited_until bigint NULL;
CREATE UNIQUE INDEX IF NOT EXISTS annotators_email ON annotators (owner_id, lower(email)) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS annotators_invitation ON annotators (invitation_hash) WHERE invitation_hash IS NOT NULL;

CREATE TABLE IF NOT EXISTS assignments (
    project_id {id} NOT NULL,
    annotator_id {id} NOT NULL,
    PRIMARY KEY (project_id, annotator_id)
);
CREATE INDEX IF NOT EXISTS assignments_annotator ON assignments (annotator_id);

-- A singleton is the group of one person that is named by their e-mail address.
CREATE TABLE IF NOT EXISTS studio_groups (
    id {id} NOT NULL PRIMARY KEY,
    project_id {id} NOT NULL,
    name text NOT NULL,
    singleton smallint NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS studio_groups_name ON studio_groups (project_id, name);

CREATE TABLE IF NOT EXISTS studio_group_members (
    group_id {id} NOT NULL,
    annotator_id {id} NOT NULL,
    PRIMARY KEY (group_id, annotator_id)
);
CREATE INDEX IF NOT EXISTS studio_group_members_annotator ON studio_group_members (annotator_id);

-- Tasks with a known answer, by which labelers are trained and measured; kind 1 evaluates, 2 trains.
CREATE TABLE IF NOT EXISTS quality_tasks (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    kind smallint NOT NULL,
    project_id {id} NOT NULL,
    type text NOT NULL,
    created_at bigint NOT NULL,
    body text NOT NULL,
    expected_response text NOT NULL,
    initial_response text NULL
);
CREATE INDEX IF NOT EXISTS quality_tasks_project ON quality_tasks (project_id, created_at);

-- Audits that name what is wrong without mending it.
CREATE TABLE IF NOT EXISTS fixless_audits (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    task_id {id} NOT NULL,
    created_at bigint NOT NULL,
    body text NOT NULL
);
CREATE INDEX IF NOT EXISTS fixless_audits_task ON fixless_audits (task_id, id);

-- What customers uploaded or had fetched: the bytes lie in the file store under the id. state: 1 ready, 2 to be fetched, 3 failed.
CREATE TABLE IF NOT EXISTS files (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    state smallint NOT NULL,
    size bigint NOT NULL,
    mime_type text NULL,
    display_name text NULL,
    reference_id text NULL,
    project text NULL,
    metadata text NULL,
    source_url text NULL,
    error text NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS files_reference ON files (org_id, mode, reference_id) WHERE reference_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS files_list ON files (org_id, mode, created_at, id);
CREATE INDEX IF NOT EXISTS files_waiting ON files (created_at) WHERE state = 2;

-- Secrets that all processes of an installation share, such as the one that signs links.
CREATE TABLE IF NOT EXISTS installation_secrets (
    name {id} NOT NULL PRIMARY KEY,
    secret text NOT NULL
);
