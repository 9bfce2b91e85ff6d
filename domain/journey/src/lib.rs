//! The journey engine: a journey is a definition, some answers, and what follows from the two.
//!
//! A [`Definition`] says which questions there are and when each is asked. [`walk`](walk()) lays the answers along
//! it and tells where the person is, what may be visited and what "back" means; none of that is stored
//! anywhere. Each question kind lives in a module of its own under [`question`]. What becomes of complete answers is
//! the journey's [`Purpose`].

pub mod check;
pub mod complete;
pub mod condition;
pub mod definition;
pub mod draft;
pub mod field_error;
pub mod fields;
pub mod paths;
pub mod purpose;
pub mod question;
pub mod queue;
pub mod remaining;
pub mod size;
pub mod walk;

pub use complete::Complete;
pub use condition::Condition;
pub use definition::{Definition, Question};
pub use draft::Draft;
pub use field_error::{ErrorCode, FieldError};
pub use fields::Fields;
pub use purpose::{Purpose, Report};
pub use question::{Answer, Answers, Kind};
pub use walk::{Position, Walk, walk};
