-- How often a person's row was changed: of two who read the same one, the later change is refused instead of undoing the other's.
ALTER TABLE annotators ADD COLUMN version integer NOT NULL DEFAULT 0;
