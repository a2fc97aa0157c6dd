-- When the customer last changed what no event tells of: metadata, tags, the unique id. Null when never. Apart from updated_at, which is
-- that of the last event: what stands in the rows is compared with the events by it.
ALTER TABLE tasks ADD COLUMN edited_at bigint NULL;
CREATE INDEX IF NOT EXISTS tasks_edited ON tasks (org_id, mode, edited_at) WHERE edited_at IS NOT NULL;
