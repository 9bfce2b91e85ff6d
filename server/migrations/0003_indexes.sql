-- Whether a back office has accepted an event is asked for each refusal.
CREATE INDEX case_updates_accepted ON case_updates (event_id) WHERE status = 'accepted';
-- What was refused is listed and replayed.
CREATE INDEX outbox_refused ON outbox (created_at, event_id) WHERE state = 'refused';
