-- Whether a back office has accepted an event is asked for each refusal.
CREATE INDEX case_updates_accepted ON case_updates (event_id) WHERE status = 'accepted';
-- The newest submission is looked at whenever the portal starts.
CREATE INDEX submissions_received ON submissions (received_at);
-- What was refused is listed and replayed.
CREATE INDEX outbox_refused ON outbox (created_at, event_id) WHERE state = 'refused';
