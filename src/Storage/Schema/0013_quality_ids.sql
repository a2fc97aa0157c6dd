-- A quality task that is sent twice is one, as a task is: the ids are unique among the quality tasks of a tenant.
ALTER TABLE quality_tasks ADD COLUMN unique_id {id} NULL;
ALTER TABLE quality_tasks ADD COLUMN idempotency_key {id} NULL;
CREATE UNIQUE INDEX IF NOT EXISTS quality_tasks_unique_id ON quality_tasks (org_id, mode, unique_id) WHERE unique_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS quality_tasks_idempotency_key ON quality_tasks (org_id, mode, idempotency_key) WHERE idempotency_key IS NOT NULL;
