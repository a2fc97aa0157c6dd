-- Version 16: unsent work that people left when they signed out; it waits here for its person.
CREATE TABLE IF NOT EXISTS kept_drafts (
    annotator_id {id} NOT NULL,
    id {id} NOT NULL,
    at bigint NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (annotator_id, id)
);
CREATE INDEX IF NOT EXISTS kept_drafts_at ON kept_drafts (at);
