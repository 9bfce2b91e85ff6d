//! The tables that are copied, with what their columns hold.

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    Text,
    Number,
    Bytes,
}

/// A table, after those that it refers to.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, Holds)],
    /// What changes whenever a row does that is there already.
    pub(super) pulse: &'static str,
}

use Holds::{Bytes, Number, Text};

/// Every table but those of one row that a database has for itself: heartbeat, headroom, identity. A test compares this list with the migrations.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "drafts",
        columns: &[
            ("id", Bytes),
            ("journey", Text),
            ("body", Bytes),
            ("revision", Number),
            ("expires_at", Number),
            ("saved_at", Number),
        ],
        pulse: "SUM(revision)",
    },
    Table {
        name: "submissions",
        columns: &[
            ("record", Text),
            ("reference", Text),
            ("kind", Text),
            ("priority", Text),
            ("idempotency_key", Text),
            ("fingerprint", Bytes),
            ("wrapped_key", Bytes),
            ("body", Bytes),
            ("received_at", Number),
        ],
        pulse: "0",
    },
    Table {
        name: "slots",
        columns: &[("resource", Text), ("quarter", Number), ("booking", Text), ("held_until", Number)],
        pulse: "COALESCE(SUM(held_until), 0) + COUNT(held_until) + COUNT(DISTINCT booking)",
    },
    Table {
        name: "bookings",
        columns: &[
            ("booking", Text),
            ("site", Text),
            ("service", Text),
            ("way", Text),
            ("starts_at", Number),
            ("ends_at", Number),
            ("status", Text),
            ("interpreter", Text),
            ("sequence", Number),
            ("secret", Bytes),
            ("contact", Bytes),
            ("made_at", Number),
            ("since", Number),
            ("withdrawal", Bytes),
        ],
        pulse: "SUM(sequence)",
    },
    Table {
        name: "reminders",
        columns: &[("booking", Text), ("kind", Text), ("starts_at", Number), ("sent_at", Number)],
        pulse: "0",
    },
    Table { name: "walk_ins", columns: &[("site", Text), ("day", Text), ("people", Number)], pulse: "SUM(people)" },
    Table {
        name: "outbox",
        columns: &[
            ("event_id", Text),
            ("record", Text),
            ("sequence", Number),
            ("channel", Text),
            ("queue", Text),
            ("event_type", Text),
            ("body", Bytes),
            ("created_at", Number),
            ("state", Text),
            ("attempts", Number),
            ("due_at", Number),
            ("handed_over_at", Number),
            ("acknowledged_at", Number),
            ("refused_at", Number),
            ("last_error", Text),
        ],
        pulse: "SUM(attempts) + COUNT(handed_over_at) + COUNT(acknowledged_at) + COUNT(refused_at)",
    },
    Table {
        name: "inbox",
        columns: &[
            ("event_id", Text),
            ("queue", Text),
            ("reference", Text),
            ("received_at", Number),
            ("accepted_at", Number),
        ],
        pulse: "COUNT(accepted_at)",
    },
    Table {
        name: "case_updates",
        columns: &[
            ("event_id", Text),
            ("source", Text),
            ("update_id", Text),
            ("reference", Text),
            ("queue", Text),
            ("status", Text),
            ("body", Bytes),
            ("received_at", Number),
        ],
        pulse: "0",
    },
    Table {
        name: "audit",
        columns: &[
            ("sequence", Number),
            ("at", Number),
            ("actor", Text),
            ("account", Text),
            ("reason", Text),
            ("action", Text),
            ("subject", Text),
            ("event_id", Text),
            ("seal", Bytes),
        ],
        pulse: "0",
    },
    Table {
        name: "audit_head",
        columns: &[("id", Number), ("sequence", Number), ("seal", Bytes), ("proof", Bytes)],
        pulse: "SUM(sequence)",
    },
    Table {
        name: "outbox_audit",
        columns: &[("event_id", Text), ("at", Number), ("action", Text), ("who", Text), ("note", Text)],
        pulse: "0",
    },
];
