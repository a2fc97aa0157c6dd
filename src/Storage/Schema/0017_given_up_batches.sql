-- Version 17: a batch that is given up is 6 until what was begun of it is finished, and 5 then. Those that were given up before and have
-- pending tasks are finished now: nobody was offered them.
UPDATE batches SET status = 6 WHERE status = 5 AND EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = batches.id AND t.status = 1);

-- People work on both.
DROP INDEX IF EXISTS batches_workforce;
DROP INDEX IF EXISTS batches_shard;
CREATE INDEX IF NOT EXISTS batches_workforce_open ON batches (workforce, id) WHERE status IN (2, 6);
CREATE INDEX IF NOT EXISTS batches_shard_open ON batches (shard, id) WHERE status IN (2, 6);
