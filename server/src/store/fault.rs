//! Faults of the storage, passed in: a test decides when the disk is full or a confirmation is lost.

/// A moment of a transaction at which storage may fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Everything was written, nothing is committed: a full disk, an I/O error.
    BeforeCommit,
    /// It is committed, and the answer is lost.
    AfterCommit,
}

/// Says when storage fails.
pub trait Faults: Send + Sync {
    /// Whether it fails at this moment of this transaction.
    fn strike(&self, moment: Moment) -> bool;
}

/// Storage that fails only by itself.
#[derive(Clone, Copy, Debug)]
pub struct NoFaults;

impl Faults for NoFaults {
    fn strike(&self, _: Moment) -> bool {
        false
    }
}
