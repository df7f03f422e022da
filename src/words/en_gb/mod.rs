//! English as it is used in the United Kingdom. Plain words for people who know their service, not
//! computers: short sentences, no abbreviation that is not on the form, dates as they are said.

// The words say what they are; a comment says where they stand where that is not plain.
#![allow(missing_docs, clippy::must_use_candidate)]

use super::Direction;

pub mod about;
pub mod answers;
pub mod cards;
pub mod carrying;
pub mod changes;
pub mod chart;
pub mod checks;
pub mod chronicle;
pub mod common;
pub mod comparing;
pub mod contacts;
pub mod data;
pub mod dates;
pub mod deployment;
pub mod details;
pub mod faults;
pub mod finding;
pub mod findings;
pub mod frame;
pub mod goal;
pub mod json;
pub mod keeping;
pub mod links;
pub mod money;
pub mod moving;
pub mod numbers;
pub mod opening;
pub mod pace;
pub mod paper;
pub mod practice;
pub mod practice_table;
pub mod practices;
pub mod printing;
pub mod readiness;
pub mod refused;
pub mod returns;
pub mod roll_call;
pub mod rows;
pub mod sentences;
pub mod sheet;
pub mod shifts;
pub mod slips;
pub mod timeline;
pub mod today;
pub mod tools;
pub mod ways;
pub mod what_if;

/// The language, as a page says it in `lang`.
pub const LANGUAGE: &str = "en-GB";
/// Which way it is written.
pub const DIRECTION: Direction = Direction::LeftToRight;
