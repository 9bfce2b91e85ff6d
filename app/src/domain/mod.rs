//! The rules of the service, without framework, clock, chance or I/O.
//!
//! Everything here is a function of its arguments, so that the server, the browser and a test reach the same
//! verdict. Nothing in here knows how a page looks, how a row is stored or what time it is.

#[cfg(feature = "ssr")]
pub mod closed;
#[cfg(feature = "ssr")]
pub mod contact;
#[cfg(feature = "ssr")]
pub mod counter;
#[cfg(feature = "ssr")]
pub mod exit_page;
#[cfg(feature = "ssr")]
pub mod fault;
#[cfg(feature = "ssr")]
pub mod hours;
pub mod reference;
#[cfg(feature = "ssr")]
pub mod security_txt;
#[cfg(feature = "ssr")]
pub mod statements;
