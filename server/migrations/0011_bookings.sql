-- A booking is a record with a reference; its answers are sealed there. Here is what a counter needs to plan its day,
-- none of which tells who comes or why: slots name the desks, officers and rooms.
CREATE TABLE bookings (
    booking TEXT NOT NULL CONSTRAINT booking_once PRIMARY KEY
        CONSTRAINT booking_record REFERENCES submissions (record),
    site TEXT NOT NULL,
    service TEXT NOT NULL,
    way TEXT NOT NULL CONSTRAINT booking_way CHECK (way IN ('in-person', 'video', 'phone')),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    status TEXT NOT NULL CONSTRAINT booking_status CHECK (status IN ('made', 'cancelled', 'kept', 'missed')),
    interpreter TEXT NOT NULL CONSTRAINT booking_interpreter
        CHECK (interpreter IN ('none', 'rostered', 'requested', 'confirmed', 'withdrawn')),
    sequence BIGINT NOT NULL, -- how often it was changed; iCalendar's SEQUENCE
    secret BYTEA NOT NULL, -- HMAC-SHA-256 under a key derived from the master key
    contact BYTEA, -- the same of the address or number it was booked with: how many are open under one
    made_at BIGINT NOT NULL,
    since BIGINT NOT NULL -- when this time was booked, or changed to
);
CREATE INDEX bookings_of_site ON bookings (site, starts_at);
CREATE INDEX bookings_ahead ON bookings (starts_at) WHERE status = 'made';
CREATE INDEX bookings_of_contact ON bookings (contact) WHERE contact IS NOT NULL;

-- Each reminder is sent once for each time that a booking had.
CREATE TABLE reminders (
    booking TEXT NOT NULL CONSTRAINT reminder_booking REFERENCES bookings (booking),
    kind TEXT NOT NULL CONSTRAINT reminder_kind CHECK (kind IN ('two-days', 'two-hours')),
    starts_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    CONSTRAINT reminder_once PRIMARY KEY (booking, kind, starts_at)
);
