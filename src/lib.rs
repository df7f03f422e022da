//! Rollcall takes a health community's IT plan and makes it live in any browser: who gets which
//! system, where and when, what must be ready first, and what it costs.
//!
//! # Map
//!
//! | folder | knows | leaves to others |
//! | --- | --- | --- |
//! | [`plan`] | the published plan: dates, records, reading a file, findings | what people changed |
//! | [`journal`] | what people changed: append-only entries, versions, merge, undo | where entries are kept |
//! | [`outlook`] | plan + journal + as-of date = what the reader sees: status, slip, readiness, rows | pixels |
//! | [`chart`] | geometry of the timeline: numbers in, numbers out | drawing |
//! | [`paper`] | the timeline on sheets: pages, headings, foot; as SVG and PDF | printing, saving |
//! | [`store`] | what storage must do and how two stores are reconciled; a twin that can be told to fail | which browser API does it |
//! | [`exchange`] | files in and out | the file dialog |
//! | [`json`] | the grammar of JSON | what values mean |
//! | [`crc`] | a checksum against accidents | what is checked |
//! | [`letters`] | lower case, by rule | what is compared |
//! | [`order`] | sorting and sorted maps, made once for all types | everything else |
//! | [`route`] | a place in the application and its text after `#` | the address bar |
//! | [`words`] | what is said, in one language: constants and whole sentences | when it is said |
//! | `web` | the browser: draws what the core worked out, reports what the person did; its own map is in `web/mod.rs` | every rule of the domain |
//!
//! # Who may name whom
//!
//! Left never names right: `plan` < `journal` < `outlook` < `chart` < `paper`; `store` knows `journal`;
//! `exchange` knows `plan`, `journal` and `outlook`; `route` knows ids only; `web` knows all.
//! `crc`, `json`, `letters`, `order` and `words` know nobody and everybody may name them.
//! The native command in `main.rs` knows the core. `tests/import_order.rs` walks the imports and fails when the order is broken.
//! The core has no clock, no randomness and no browser: what it needs comes in as an argument.
//!
//! # Words
//!
//! One word per idea, in code as on screen. *Community*, *organisation*, *service*, *system*;
//! *activity* (any row of the plan: a *deployment* brings a system to a service or site and ends
//! in a *go-live*; a *milestone* is one step; a *project* is a span of work); *programme* (SCR,
//! GP2GP, EPS), *gate* (one step of a programme), *cohort* (practices known only as a count on one
//! system), *remainder* (those of a cohort not named yet); *as-of date* (the day the reader stands
//! on); *planned*, *forecast* and *actual* dates, *baseline*, *slip*, *promise* (a date that was
//! given, by a revision or a person); *link* (one activity waits for another), *float* (the time a
//! link leaves), *chain* (what an activity waits for most, and so on back); *finding* (the plan
//! contradicts itself or a rule); *entry* (one change in the *journal*), *group* (entries of one
//! gesture), *writer* (one page load of one tab), *what-if* (changes tried out beside the plan);
//! *pack* (the questions to a practice), *return* (what it sends back), *parcel* (the code either
//! travels as), *sheet* (go or no-go), *waiver*; *roll call* (practices or services asked one by one),
//! *pass* (a roll call from its first day on).

pub mod chart;
pub mod crc;
pub mod exchange;
pub mod journal;
pub mod json;
pub mod letters;
pub mod order;
pub mod outlook;
pub mod paper;
pub mod plan;
pub mod route;
pub mod store;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod web;
