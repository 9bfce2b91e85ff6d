//! Messages about closures.

catalogue! {
    CLOSED_TITLE = "closed-title",
    CLOSED_UNTIL = "closed-until" ("when"),
    CLOSED_UNTIL_UNKNOWN = "closed-until-unknown",
    CLOSED_KEPT = "closed-kept" ("when"),
    CLOSED_KEPT_TOO_SHORT = "closed-kept-too-short",
    CLOSED_TYPED = "closed-typed",
    CLOSED_TYPED_KEPT = "closed-typed-kept",
    CLOSED_TYPED_LOST = "closed-typed-lost",
    CLOSED_INSTEAD = "closed-instead",
    CLOSED_REPORTS = "closed-reports",
    CLOSED_JOURNEY = "closed-journey" ("journey"),
    CLOSED_NOTICE = "closed-notice" ("what", "when"),
    CLOSED_NOTICE_UNKNOWN = "closed-notice-unknown" ("what"),
    CLOSED_NOTICE_SOON = "closed-notice-soon" ("what", "from", "when"),
    CLOSED_NOTICE_SOON_UNKNOWN = "closed-notice-soon-unknown" ("what", "from"),
    CLOSED_MARK = "closed-mark" ("when"),
    CLOSED_MARK_UNKNOWN = "closed-mark-unknown",
}
