//! Files in and out: each format one file. Knows what is written in them; leaves how a file is
//! chosen or saved to `web`.

mod content;
pub mod journal_file;
pub mod pack;
pub mod parcel;
pub mod patient_guard;
pub mod practice_table;
pub mod returned;
pub mod ring_list;
pub mod table;

pub use content::content_name;
