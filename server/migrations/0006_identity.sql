-- What tells this database from any other, and the master key under which everything in it is sealed. One row, made by
-- whoever migrates first. The key is not known before a process has one.
CREATE TABLE identity (
    id BIGINT NOT NULL CONSTRAINT identity_one PRIMARY KEY CHECK (id = 1),
    database_id TEXT NOT NULL CONSTRAINT identity_named CHECK (database_id <> ''),
    master_key TEXT,
    copied_from TEXT
);

-- One row as large as the largest report, overwritten in place: whether such a report would still be stored.
CREATE TABLE headroom (
    id BIGINT NOT NULL CONSTRAINT headroom_one PRIMARY KEY CHECK (id = 1),
    body BYTEA NOT NULL
);
