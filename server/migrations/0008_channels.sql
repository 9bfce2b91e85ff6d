-- Events leave by channels, and none waits for another: order is per reference and channel. What there was until now
-- goes to the queues of back offices.

ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'queue';

-- Each channel claims what is due in it, however much waits in another.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, due_at) WHERE due_at IS NOT NULL;
