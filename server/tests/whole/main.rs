//! The whole portal under test: the real router, a real database, real content. One program, so that it is
//! linked once.

mod back_office;
mod broker_trouble;
mod brokers;
mod certificates;
mod counter_hours;
mod counters;
mod crowd;
mod database;
mod desk;
mod durability;
mod handing_over;
mod histories;
mod hostile;
mod importing;
mod killing;
mod migrating;
mod offices;
mod one_address;
mod operating;
mod overload;
mod own_postgres;
mod portal;
mod postgres_disk;
mod program;
mod proxy;
mod report;
mod retrying;
mod secrecy;
mod serving;
mod settling;
mod store_trouble;
mod storms;
mod strace;
mod unreadable;
mod wire;
