-- Who follows tasks asks for what has changed or was completed since (a completed task changed when it was completed, or later), and for what
-- the customer has judged. The first costs every answer an entry (docs/decisions.md says how much); the second is written by verdicts alone.
CREATE INDEX IF NOT EXISTS tasks_changed ON tasks (org_id, mode, updated_at);
CREATE INDEX IF NOT EXISTS tasks_judged ON tasks (org_id, mode, review, created_at) WHERE review IS NOT NULL;
