-- What was submitted is a record with an id of its own; a reference is the name that people know it by, where it has
-- one. Old rows keep their reference as their id: what is sealed under it still opens.

ALTER TABLE submissions RENAME COLUMN reference TO record;
ALTER TABLE outbox RENAME COLUMN reference TO record;
ALTER TABLE submissions ADD COLUMN reference TEXT;
UPDATE submissions SET reference = record;
CREATE UNIQUE INDEX submissions_reference ON submissions (reference);
