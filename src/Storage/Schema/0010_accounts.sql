-- Version 10: accounts, how people sign in with a browser.

-- How somebody signs in, and what else is theirs alone; no row is an account that was never used. operator: sees every organization.
CREATE TABLE IF NOT EXISTS accounts (
    annotator_id {id} NOT NULL PRIMARY KEY,
    password_hash text NULL,
    operator smallint NOT NULL,
    preferences text NULL
);

-- Known by the hash of the secret in the browser's cookie. kind: 1 opened by password, 2 by link, 3 by token.
CREATE TABLE IF NOT EXISTS sessions (
    hash {id} NOT NULL PRIMARY KEY,
    annotator_id {id} NOT NULL,
    kind smallint NOT NULL,
    opened_at bigint NOT NULL,
    used_at bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS sessions_annotator ON sessions (annotator_id, used_at);

-- Each opens one session, once.
CREATE TABLE IF NOT EXISTS sign_in_links (
    hash {id} NOT NULL PRIMARY KEY,
    annotator_id {id} NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS sign_in_links_annotator ON sign_in_links (annotator_id);

-- Whoever signs in names no organization.
CREATE INDEX IF NOT EXISTS annotators_sign_in ON annotators (lower(email)) WHERE email IS NOT NULL;

-- People's own answers, in the order of their time.
CREATE INDEX IF NOT EXISTS attempts_own ON attempts (annotator_id, ended_at) WHERE state = 2;
