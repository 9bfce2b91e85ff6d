-- People who came to a counter without a booking, as its staff tap them in: a number for each day.
CREATE TABLE walk_ins (
    site TEXT NOT NULL,
    day TEXT NOT NULL, -- in London, such as 2026-12-01
    people BIGINT NOT NULL,
    CONSTRAINT walk_ins_once PRIMARY KEY (site, day)
);
