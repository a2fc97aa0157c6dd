-- Whoever asks by tags reads the tagged tasks of the tenant, and no others. Written with tagged tasks alone, which it costs what every index
-- of lists does (docs/decisions.md).
CREATE INDEX IF NOT EXISTS tasks_tagged ON tasks (org_id, mode, created_at) WHERE tags IS NOT NULL;
