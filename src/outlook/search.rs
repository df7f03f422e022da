//! Text search over the plan: names, organisations and systems in lower case, made once. Knows
//! nothing of status or order.

use std::sync::OnceLock;

use crate::plan::{Activity, Plan};

/// The lower-case texts of a plan. Activity names stand in one string, so that one sweep searches
/// them all; organisations and systems are few and are looked at once per word, not once per row.
#[derive(Debug)]
pub(super) struct Haystack {
    /// Names in plan order, each followed by a line feed.
    names: String,
    /// Where each name ends in `names`, before its line feed.
    ends: Vec<u32>,
    organisations: Vec<String>,
    systems: Vec<String>,
    ranks: OnceLock<Vec<u32>>,
}

impl Haystack {
    pub(super) fn new(plan: &Plan) -> Haystack {
        let mut names = String::new();
        let mut ends = Vec::with_capacity(plan.activities.len());
        for activity in &plan.activities {
            push_lowercase(&mut names, &activity.name);
            ends.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
            names.push('\n');
        }
        Haystack {
            names,
            ends,
            organisations: plan
                .organisations
                .iter()
                .map(|o| format!("{}\n{}", o.name, o.short).to_lowercase())
                .collect(),
            systems: plan.systems.iter().map(|s| s.name.to_lowercase()).collect(),
            ranks: OnceLock::new(),
        }
    }

    fn name(&self, at: usize) -> &str {
        let first = match at.checked_sub(1) {
            Some(before) => self.ends[before] as usize + 1,
            None => 0,
        };
        &self.names[first..self.ends[at] as usize]
    }

    /// The place of each activity in the order of names; equal names keep plan order.
    pub(super) fn name_ranks(&self) -> &[u32] {
        self.ranks.get_or_init(|| {
            let count = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            let mut order: Vec<u32> = (0..count).collect();
            order.sort_by(|&a, &b| self.name(a as usize).cmp(self.name(b as usize)));
            let mut ranks = vec![0; order.len()];
            for (rank, &at) in (0..).zip(&order) {
                ranks[at as usize] = rank;
            }
            ranks
        })
    }

    /// For each activity, whether every word of `query` stands in its name, the name of its
    /// organisation or site, or the name of its system. `None` for a query without words.
    pub(super) fn matches(&self, plan: &Plan, query: &str) -> Option<Vec<bool>> {
        let query = query.to_lowercase();
        let mut found: Option<Vec<bool>> = None;
        for word in query.split_whitespace() {
            let hits = self.word_matches(plan, word);
            found = Some(match found {
                None => hits,
                Some(mut found) => {
                    for (found, hit) in found.iter_mut().zip(hits) {
                        *found &= hit;
                    }
                    found
                }
            });
        }
        found
    }

    fn word_matches(&self, plan: &Plan, word: &str) -> Vec<bool> {
        let hits = |texts: &[String]| -> Vec<bool> {
            texts.iter().map(|text| text.contains(word)).collect()
        };
        let organisations = hits(&self.organisations);
        let systems = hits(&self.systems);
        let mut found: Vec<bool> = if organisations.contains(&true) || systems.contains(&true) {
            let elsewhere = |activity: &Activity| {
                activity
                    .organisation
                    .is_some_and(|o| organisations[o.index()])
                    || activity.site.is_some_and(|o| organisations[o.index()])
                    || activity.system.is_some_and(|s| systems[s.index()])
            };
            plan.activities.iter().map(elsewhere).collect()
        } else {
            vec![false; plan.activities.len()]
        };
        let mut at = 0;
        for (byte, _) in self.names.match_indices(word) {
            while self.ends[at] as usize <= byte {
                at += 1;
            }
            found[at] = true;
        }
        found
    }
}

/// Appends `text` in lower case; most names are ASCII and need no table.
fn push_lowercase(into: &mut String, text: &str) {
    if text.is_ascii() {
        into.extend(text.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        into.push_str(&text.to_lowercase());
    }
}
