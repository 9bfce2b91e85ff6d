-- Bookings: a slot is a quarter of an hour of a resource (a desk, an officer, a room, an interpreter). The primary key is
-- what rules out that two bookings have the same one.
CREATE TABLE slots (
    resource TEXT NOT NULL,
    quarter BIGINT NOT NULL, -- quarters of an hour since 1970, UTC
    booking TEXT NOT NULL,
    held_until BIGINT, -- milliseconds since 1970; NULL once it is booked
    CONSTRAINT slot_once PRIMARY KEY (resource, quarter)
);
CREATE INDEX slots_of_booking ON slots (booking);
