-- Who did what that has to be answered for, such as opening a name that was kept back. Rows are only ever added.
CREATE TABLE audit (
    id TEXT NOT NULL CONSTRAINT audit_line PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL CONSTRAINT audit_actor CHECK (actor <> ''),
    reason TEXT NOT NULL CONSTRAINT audit_reason CHECK (reason <> ''),
    action TEXT NOT NULL CONSTRAINT audit_action CHECK (action <> ''),
    subject TEXT NOT NULL CONSTRAINT audit_subject CHECK (subject <> '')
);
CREATE INDEX audit_by_subject ON audit (subject, at);
