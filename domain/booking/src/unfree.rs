//! Reasons why a time cannot be booked. Each gets words of its own.

/// The reason why a start is not among those that [`free()`](crate::free()) lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unfree {
    /// There is no such time: not on a quarter of an hour, or in the hour that a clock change leaves out.
    #[error("there is no such time")]
    NoSuchTime,
    /// The site does not give this service, not in this way, or has no room of the sort that is needed.
    #[error("not offered at this site")]
    NotOffered,
    /// The service is given at main counters, and this is none.
    #[error("offered at main counters only")]
    MainOnly,
    /// The start is past, or the notice is too short.
    #[error("too soon")]
    TooSoon,
    /// The start is after the date by which the person has to have it done.
    #[error("after the deadline")]
    AfterDeadline,
    /// The start is further ahead than can be booked.
    #[error("beyond the horizon")]
    BeyondHorizon,
    /// The site is closed for the service at the start.
    #[error("the site is closed then")]
    Closed,
    /// The site closes for the service before the visit ends.
    #[error("it does not fit before closing")]
    DoesNotFit,
    /// A kind of resource that is needed is not on the rota for the whole visit.
    #[error("nobody is on the rota then")]
    NotStaffed,
    /// Everything of a kind that is needed is taken.
    #[error("taken")]
    Taken,
    /// No interpreter as wished is free, or no agency finds one.
    #[error("no interpreter is free then")]
    NoInterpreter,
}
