//! Free times and the rows of bookings: tables for each reason, and random histories against a second model.

mod choosing;
mod histories;
mod model;
mod small;
