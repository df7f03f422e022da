//! Plan, journal and as-of date, put together: what the reader sees on that day. Knows status,
//! slip, readiness and the order of rows; nothing here is stored, and nothing knows pixels.
//!
//! [`Outlook`] answers for every activity and is cheap to change by one edit. Everything else is
//! worked out from it when a page asks: [`Rows`] for the timeline, [`Readiness`] and [`Pace`] for
//! a programme, [`Deployment`] for one service, [`Answer`] for the home page, [`Slips`] against a
//! [`Baseline`].

mod activities;
mod answer;
mod baseline;
mod budget;
mod cause;
pub mod chronicle;
mod columns;
mod community;
mod contacts;
mod deployment;
mod findings;
mod goal;
mod link_words;
mod links;
mod moves;
mod pace;
mod path;
mod practice;
mod printed;
mod progress;
mod promises;
mod prose;
mod readiness;
pub mod returned;
mod roll;
mod rows;
pub mod said;
mod search;
pub mod sentences;
pub mod sheet;
mod shift;
mod slip;
mod slips;
mod status;
mod typed_move;
mod whatif;
pub mod words;

#[cfg(test)]
pub(crate) mod fixture;

pub use activities::{DateFrom, Outlook, Tells};
pub use answer::{Answer, Choice, Place};
pub use baseline::{
    Against, Baseline, Dates, RevisionChoice, keep_baseline, kept_baselines, rename_baseline,
    revision_choices,
};
pub use budget::BudgetSums;
pub use cause::{Cause, cause};
pub use columns::{Column, Table};
pub use community::{NextGoLive, Totals, next_go_lives, totals};
pub use contacts::{Contact, contacts, deployment_contacts, full_role_name};
pub use deployment::{Deployment, DeploymentTask, Review, RoleTasks, TaskState, WeekColumn};
pub use findings::FindingMarks;
pub use goal::{Bottleneck, Verdict};
pub use link_words::binding_words;
pub use links::{Conflict, Float, Link, LinkStanding, Links, Window, is_outside};
pub use moves::{Amount, Grip, Moved, Unmoved, least_step, moved};
pub use pace::{Letters, Need, Pace, Rate};
pub use path::{Beginning, Path};
pub use practice::{
    CountedFrom, Earliest, NextGate, NotYet, PracticeStanding, letters_planned, practice_of,
};
pub use printed::{PrintedCell, PrintedRow, PrintedTable};
pub use progress::{Progress, progress_words};
pub use promises::{Giver, Promise, Promises, Said};
pub use prose::{Passage, Prose};
pub use readiness::{
    AnswerFrom, BurnPoint, ChallengeState, GateCounts, Mismatch, PracticeAnswer, PracticeRow,
    Readiness, ReadinessOrganisation, ReadinessRow, Rung, TooSoon, all_mismatches, open_mismatches,
    practice_answers, stale_after, too_soon_words,
};
pub use returned::{ReturnRow, Returned};
pub use roll::{Chase, Heard, Roll, RollChoice, RollOf, RollRow};
pub use rows::{
    Facet, Filter, GroupKey, Grouping, Heading, Part, Row, RowPlace, Rows, RowsView, SortBy,
};
pub use shift::{Shift, least_step_of_all};
pub use slip::Slip;
pub use slips::{OrganisationSlips, SlipRow, SlipSum, Slips, Tally};
pub use status::{Status, StatusSet};
pub use typed_move::{DateCell, typed_amount, typed_move};
pub use whatif::{Comparison, WhatIfSums, Would};
