-- One set of SQL for SQLite and PostgreSQL: BYTEA holds sealed bytes, BIGINT holds milliseconds since 1970.

CREATE TABLE drafts (
    id BYTEA NOT NULL,
    journey TEXT NOT NULL,
    body BYTEA NOT NULL,
    revision BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (id, journey)
);
CREATE INDEX drafts_expiry ON drafts (expires_at);

CREATE TABLE submissions (
    reference TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    priority TEXT NOT NULL,
    idempotency_key TEXT NOT NULL CONSTRAINT submissions_idempotency_key UNIQUE,
    fingerprint BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    body BYTEA NOT NULL,
    received_at BIGINT NOT NULL
);

-- Rows are claimed by state, never by a rising number: an id is no order of commits.
CREATE TABLE outbox (
    event_id TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES submissions (reference),
    sequence BIGINT NOT NULL,
    queue TEXT NOT NULL,
    event_type TEXT NOT NULL,
    body BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'handed-over', 'acknowledged')),
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    handed_over_at BIGINT,
    acknowledged_at BIGINT,
    last_error TEXT,
    UNIQUE (reference, sequence)
);
-- Only what is still to be handed over: the index stays small however many were.
CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('waiting', 'claimed');

-- The embedded inbox: what a back office without a broker reads. The body stays in the outbox.
CREATE TABLE inbox (
    event_id TEXT NOT NULL PRIMARY KEY REFERENCES outbox (event_id),
    queue TEXT NOT NULL,
    reference TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    accepted_at BIGINT
);
CREATE INDEX inbox_open ON inbox (received_at) WHERE accepted_at IS NULL;
