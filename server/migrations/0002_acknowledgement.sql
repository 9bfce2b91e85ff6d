-- A back office acknowledges: an event stays open until then. An open event has a time at which it is offered
-- (again); `due_at IS NULL` closes it. A claim is a `due_at` in the future, so it runs out by itself.

CREATE TABLE open_outbox (
    event_id TEXT NOT NULL CONSTRAINT outbox_event PRIMARY KEY,
    reference TEXT NOT NULL CONSTRAINT outbox_submission REFERENCES submissions (reference),
    sequence BIGINT NOT NULL,
    queue TEXT NOT NULL,
    event_type TEXT NOT NULL,
    body BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL
        CONSTRAINT outbox_state CHECK (state IN ('waiting', 'handed-over', 'acknowledged', 'refused')),
    attempts BIGINT NOT NULL,
    due_at BIGINT,
    handed_over_at BIGINT,
    acknowledged_at BIGINT,
    refused_at BIGINT,
    last_error TEXT,
    CONSTRAINT outbox_order UNIQUE (reference, sequence),
    CONSTRAINT outbox_closed CHECK (state IN ('waiting', 'handed-over') OR due_at IS NULL)
);
INSERT INTO open_outbox (event_id, reference, sequence, queue, event_type, body, created_at, state, attempts, due_at,
    handed_over_at, acknowledged_at, last_error)
SELECT event_id, reference, sequence, queue, event_type, body, created_at,
    CASE state WHEN 'claimed' THEN 'waiting' ELSE state END, attempts,
    CASE WHEN state IN ('waiting', 'claimed') THEN due_at END, handed_over_at, acknowledged_at, last_error
FROM outbox;

CREATE TABLE open_inbox (
    event_id TEXT NOT NULL CONSTRAINT inbox_event PRIMARY KEY CONSTRAINT inbox_outbox REFERENCES open_outbox (event_id),
    queue TEXT NOT NULL,
    reference TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    accepted_at BIGINT
);
INSERT INTO open_inbox (event_id, queue, reference, received_at, accepted_at)
SELECT event_id, queue, reference, received_at, accepted_at FROM inbox;

DROP TABLE inbox;
DROP TABLE outbox;
ALTER TABLE open_outbox RENAME TO outbox;
ALTER TABLE open_inbox RENAME TO inbox;

-- Only what is due, and only what nobody has yet: both indexes stay small however many events there were.
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_backlog ON outbox (queue, state, created_at) WHERE state <> 'acknowledged';
CREATE INDEX inbox_open ON inbox (received_at) WHERE accepted_at IS NULL;
CREATE INDEX inbox_reference ON inbox (reference);

-- What a back office said of an event, once however often it says so. What it wrote to the person is sealed.
CREATE TABLE case_updates (
    source TEXT NOT NULL,
    update_id TEXT NOT NULL,
    event_id TEXT NOT NULL CONSTRAINT case_update_event REFERENCES outbox (event_id),
    reference TEXT NOT NULL,
    status TEXT NOT NULL
        CONSTRAINT case_update_status CHECK (status IN ('accepted', 'refused', 'update', 'closed')),
    body BYTEA,
    received_at BIGINT NOT NULL,
    CONSTRAINT case_update_once PRIMARY KEY (source, update_id)
);
CREATE INDEX case_updates_reference ON case_updates (reference, received_at);

-- Who changed an event's way, when and why.
CREATE TABLE outbox_audit (
    event_id TEXT NOT NULL CONSTRAINT outbox_audit_event REFERENCES outbox (event_id),
    at BIGINT NOT NULL,
    action TEXT NOT NULL CONSTRAINT outbox_audit_action CHECK (action IN ('accepted', 'refused', 'replayed', 'returned')),
    who TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX outbox_audit_by_event ON outbox_audit (event_id, at);

-- One row that is written to see whether the database can be written.
CREATE TABLE heartbeat (
    id BIGINT NOT NULL CONSTRAINT heartbeat_one PRIMARY KEY CHECK (id = 1),
    at BIGINT NOT NULL
);
