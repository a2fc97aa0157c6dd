-- What annotators say of the instructions while they work on a batch.
CREATE TABLE IF NOT EXISTS batch_feedback (
    id {id} NOT NULL PRIMARY KEY,
    org_id {id} NOT NULL,
    mode smallint NOT NULL,
    batch_id {id} NOT NULL,
    task_id {id} NOT NULL,
    annotator_id {id} NOT NULL,
    command_id {id} NOT NULL,
    at bigint NOT NULL,
    text text NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS batch_feedback_command ON batch_feedback (annotator_id, command_id);
CREATE INDEX IF NOT EXISTS batch_feedback_list ON batch_feedback (batch_id, id);
CREATE INDEX IF NOT EXISTS batch_feedback_task ON batch_feedback (task_id, annotator_id);
