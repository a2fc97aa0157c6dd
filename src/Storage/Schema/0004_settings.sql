-- Version 4: languages of people; the number of a stage says what it is.

-- A JSON array of language tags in lower case.
ALTER TABLE annotators ADD COLUMN languages text NOT NULL DEFAULT '[]';

-- Adjudication was one above the review levels of the task. It is 6 for every task now, so that tasks made under different settings
-- share the lanes of a batch.
UPDATE attempts SET stage = 6 WHERE stage > 1 AND stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = attempts.task_id);
UPDATE events SET stage = 6 WHERE stage > 1 AND stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = events.task_id);
UPDATE events SET task_stage = 6 WHERE task_stage > 1 AND task_stage = (SELECT t.review_levels + 1 FROM tasks t WHERE t.id = events.task_id);
UPDATE tasks SET stage = 6 WHERE stage > 1 AND stage = review_levels + 1;
