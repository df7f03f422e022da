//! What storage must do, and how the two copies of the journal are reconciled. Knows records,
//! checksums, union and quarantine; leaves which browser API keeps them to `web`.

mod badge;

pub use badge::Badge;
