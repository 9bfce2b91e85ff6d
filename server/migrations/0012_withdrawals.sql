-- Visits that the service could not keep: the reason and the times that were offered instead, sealed under the record's
-- key. NULL for all others.
ALTER TABLE bookings ADD COLUMN withdrawal BYTEA;
