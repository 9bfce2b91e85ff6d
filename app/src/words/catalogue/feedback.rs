//! Messages about surveys.

catalogue! {
    FEEDBACK_CHECK_LEAD = "feedback-check-lead",
    FEEDBACK_CHECK_SEND = "feedback-check-send",
    FEEDBACK_LEAD = "feedback-lead",
    FEEDBACK_MINUTES = "feedback-minutes" ("minutes"),
    FEEDBACK_NOT_READ = "feedback-not-read",
    FEEDBACK_NOTHING = "feedback-nothing",
    FEEDBACK_SENT_BEFORE = "feedback-sent-before",
    FEEDBACK_SENT_LEAD = "feedback-sent-lead",
    FEEDBACK_SENT_MORE = "feedback-sent-more",
    FEEDBACK_SENT_TITLE = "feedback-sent-title",
    FEEDBACK_START_NAME = "feedback-start-name",
    FEEDBACK_START_SKIP = "feedback-start-skip",
    FEEDBACK_TEXT_REPORT = "feedback-text-report",
    FEEDBACK_TEXT_WARNING = "feedback-text-warning",
    FEEDBACK_TITLE = "feedback-title",
    HOME_FEEDBACK = "home-feedback",
    SENT_FEEDBACK = "sent-feedback",
}
