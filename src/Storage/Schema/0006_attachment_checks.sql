-- Version 6: attachments of new tasks are checked in the background.

-- One row for each group of tasks that were stored together, its id that of the first of them; it goes when all are checked. So a
-- task costs no row of its own, and one that is fine no write at all. tasks: the ids still to check, separated by commas.
CREATE TABLE IF NOT EXISTS attachment_checks (
    due_at bigint NOT NULL,
    leased_until bigint NULL,
    tries integer NOT NULL,
    id {id} NOT NULL PRIMARY KEY,
    leased_by text NULL,
    tasks text NOT NULL
);
CREATE INDEX IF NOT EXISTS attachment_checks_due ON attachment_checks (due_at);
