-- What a key is for, in the words of who made it: with several of them nobody knows otherwise which one to revoke.
ALTER TABLE api_keys ADD COLUMN name text NULL;
