-- What an office says counts for events of its own queue only. The queue an event was in is kept with what was said of
-- it, and the event is part of an update's name: an office that uses another one's source and id takes nothing from it.

CREATE TABLE said_updates (
    event_id TEXT NOT NULL CONSTRAINT said_update_event REFERENCES outbox (event_id),
    source TEXT NOT NULL,
    update_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    queue TEXT NOT NULL,
    status TEXT NOT NULL
        CONSTRAINT said_update_status CHECK (status IN ('accepted', 'refused', 'update', 'closed')),
    body BYTEA,
    received_at BIGINT NOT NULL,
    CONSTRAINT said_update_once PRIMARY KEY (event_id, source, update_id)
);
INSERT INTO said_updates (event_id, source, update_id, reference, queue, status, body, received_at)
SELECT case_updates.event_id, source, update_id, case_updates.reference, outbox.queue, status, case_updates.body,
    received_at
FROM case_updates JOIN outbox ON outbox.event_id = case_updates.event_id;
DROP TABLE case_updates;
ALTER TABLE said_updates RENAME TO case_updates;
CREATE INDEX case_updates_reference ON case_updates (reference, received_at);
CREATE INDEX case_updates_accepted ON case_updates (event_id) WHERE status = 'accepted';

-- Each line of the audit vouches for all before it: `seal` is derived from them, and from the master key. Lines from
-- before have none; the first that has one vouches for them, too.

CREATE TABLE chained_audit (
    sequence BIGINT NOT NULL CONSTRAINT audit_sequence PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL CONSTRAINT audit_has_actor CHECK (actor <> ''),
    account TEXT NOT NULL,
    reason TEXT NOT NULL CONSTRAINT audit_has_reason CHECK (reason <> ''),
    action TEXT NOT NULL CONSTRAINT audit_has_action CHECK (action <> ''),
    subject TEXT NOT NULL CONSTRAINT audit_has_subject CHECK (subject <> ''),
    event_id TEXT NOT NULL,
    seal BYTEA
);
INSERT INTO chained_audit (sequence, at, actor, account, reason, action, subject, event_id)
SELECT ROW_NUMBER() OVER (ORDER BY at, id), at, actor, '', reason, action, subject, '' FROM audit;
DROP TABLE audit;
ALTER TABLE chained_audit RENAME TO audit;
CREATE INDEX audit_of_subject ON audit (subject, sequence);

-- The last line, vouched for: that lines were cut off at the end would not show in those that are left.
CREATE TABLE audit_head (
    id BIGINT NOT NULL CONSTRAINT audit_head_one PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL,
    seal BYTEA NOT NULL,
    proof BYTEA NOT NULL
);
