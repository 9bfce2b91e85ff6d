//! The whole portal under test: the real router, a real database, real content. One program, so that it is
//! linked once.

mod back_office;
mod counter_hours;
mod counters;
mod database;
mod handing_over;
mod histories;
mod hostile;
mod importing;
mod killing;
mod offices;
mod operating;
mod overload;
mod portal;
mod report;
mod retrying;
mod secrecy;
mod store_trouble;
mod storms;
mod wire;
