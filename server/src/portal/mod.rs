//! The pages of the portal itself, which belong to no service.

pub(crate) mod exit;
pub(crate) mod pages;
pub(crate) mod schemas;
pub(crate) mod security_txt;
