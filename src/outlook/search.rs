//! Text search over the plan: names, organisations and systems in lower case, made once. Knows
//! nothing of status or order.

use crate::letters::{lower, push_lower};
use std::sync::OnceLock;

use crate::order::{sort_by, sort_by_number};
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
            push_lower(&mut names, &activity.name);
            ends.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
            names.push('\n');
        }
        Haystack {
            names,
            ends,
            organisations: plan
                .organisations
                .iter()
                .map(|o| lower(&format!("{}\n{}", o.name, o.short)))
                .collect(),
            systems: plan.systems.iter().map(|s| lower(&s.name)).collect(),
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
            self.sort_by_name(&mut order, 0);
            let mut ranks = vec![0; order.len()];
            for (rank, &at) in (0..).zip(&order) {
                ranks[at as usize] = rank;
            }
            ranks
        })
    }

    /// Sorts activities by their names, which are alike in the bytes before `from`. Long lists go
    /// by the next few bytes as a number first, which leaves short ones to compare.
    fn sort_by_name(&self, activities: &mut [u32], from: usize) {
        const FEW: usize = 32;
        const FAR: usize = 20 * HEAD;
        if activities.len() <= FEW || from >= FAR {
            let name = |at: u32| self.name(at as usize);
            sort_by(activities, |&a, &b| name(a).cmp(name(b)));
            return;
        }
        let head = |at: u32| head(self.name(at as usize).as_bytes(), from);
        sort_by_number(activities, |&at| head(at));
        for alike in activities.chunk_by_mut(|&a, &b| head(a) == head(b)) {
            self.sort_by_name(alike, from + HEAD);
        }
    }

    /// For each activity, whether every word of `query` stands in its name, the name of its
    /// organisation or site, or the name of its system. `None` for a query without words.
    pub(super) fn matches(&self, plan: &Plan, query: &str) -> Option<Vec<bool>> {
        let query = lower(query);
        let words: Vec<Hits> = query
            .split_whitespace()
            .map(|word| Hits {
                names: self.names_with(word),
                organisations: with(&self.organisations, word),
                systems: with(&self.systems, word),
            })
            .collect();
        let activities = || plan.activities.iter().enumerate();
        match &words[..] {
            [] => None,
            [word] if word.is_about_names_only() => words.into_iter().next().map(|it| it.names),
            words => Some(
                activities()
                    .map(|(at, activity)| words.iter().all(|word| word.is_in(at, activity)))
                    .collect(),
            ),
        }
    }

    /// For each activity, whether `word` stands in its name.
    fn names_with(&self, word: &str) -> Vec<bool> {
        let mut found = vec![false; self.ends.len()];
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            // A single letter stands in most names, and mostly more than once: row by row.
            for (at, found) in found.iter_mut().enumerate() {
                *found = self.name(at).contains(letter);
            }
            return found;
        }
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

/// Where one word of a query stands.
struct Hits {
    names: Vec<bool>,
    organisations: Vec<bool>,
    systems: Vec<bool>,
}

impl Hits {
    fn is_about_names_only(&self) -> bool {
        !self.organisations.contains(&true) && !self.systems.contains(&true)
    }

    fn is_in(&self, at: usize, activity: &Activity) -> bool {
        let places = [activity.organisation, activity.site];
        self.names[at]
            || places
                .into_iter()
                .flatten()
                .any(|it| self.organisations[it.index()])
            || activity.system.is_some_and(|it| self.systems[it.index()])
    }
}

fn with(texts: &[String], word: &str) -> Vec<bool> {
    texts.iter().map(|text| text.contains(word)).collect()
}

/// How many bytes of a name [`head`] takes.
const HEAD: usize = 7;

/// The next few bytes of a name as a number that sorts alike.
fn head(name: &[u8], from: usize) -> i64 {
    let rest = name.get(from..).unwrap_or_default().iter();
    rest.chain(std::iter::repeat(&0))
        .take(HEAD)
        .fold(0, |head, &byte| head << 8 | i64::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{hertfordshire, plan_with};
    use super::*;

    #[test]
    fn letters_outside_ascii_are_found_in_either_case() {
        let plan = plan_with(
            r#""activities": [
                {"id": "a", "kind": "milestone", "name": "Café É"},
                {"id": "b", "kind": "milestone", "name": "Cafe"}]"#,
        );
        let haystack = Haystack::new(&plan);
        assert_eq!(haystack.matches(&plan, "CAFÉ"), Some(vec![true, false]));
        assert_eq!(haystack.matches(&plan, "é"), Some(vec![true, false]));
        assert_eq!(haystack.matches(&plan, "c"), Some(vec![true, true]));
        assert_eq!(haystack.matches(&plan, " "), None);
    }

    #[test]
    fn ranks_follow_names_then_plan_order() {
        let plan = plan_with(
            r#""activities": [
                {"id": "a", "kind": "milestone", "name": "podiatry west"},
                {"id": "b", "kind": "milestone", "name": "Podiatry"},
                {"id": "c", "kind": "milestone", "name": "Audiology"},
                {"id": "d", "kind": "milestone", "name": "PODIATRY"}]"#,
        );
        assert_eq!(Haystack::new(&plan).name_ranks(), [3, 1, 0, 2]);
    }

    #[test]
    fn ranks_of_many_names_with_long_common_beginnings_are_those_of_a_plain_sort() {
        let name = |n: usize| match n % 5 {
            0 => "Deployment".to_owned(),
            1 => format!("Deployment of the same system at site {}", n % 7),
            2 => format!("Deployment of the same system at site {n}"),
            3 => "Deployment of the same system ".repeat(1 + n % 9),
            _ => format!("{n} more"),
        };
        let activity = |n| {
            format!(
                r#"{{"id": "a{n}", "kind": "milestone", "name": "{}"}}"#,
                name(n)
            )
        };
        let activities: Vec<String> = (0..400).map(activity).collect();
        let plan = plan_with(&format!(r#""activities": [{}]"#, activities.join(",")));
        let mut order: Vec<usize> = (0..400).collect();
        order.sort_by_key(|&n| lower(&plan.activities[n].name));
        let haystack = Haystack::new(&plan);
        for (rank, n) in (0..).zip(order) {
            assert_eq!(haystack.name_ranks()[n], rank);
        }
    }

    proptest! {
        #[test]
        fn the_sweep_finds_what_looking_at_each_row_finds(query in "[a-z&. ]{0,6}|[a-z]{1,2} [a-z]{1,2}") {
            let plan = hertfordshire();
            let haystack = Haystack::new(&plan);
            let is_in = |activity: &Activity| {
                let mut texts = vec![lower(&activity.name)];
                for at in [activity.organisation, activity.site].into_iter().flatten() {
                    texts.push(lower(&plan[at].name));
                    texts.push(lower(&plan[at].short));
                }
                texts.extend(activity.system.map(|at| lower(&plan[at].name)));
                query.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
            };
            let one_by_one: Vec<bool> = plan.activities.iter().map(is_in).collect();
            let swept = haystack.matches(&plan, &query);
            prop_assert_eq!(swept.unwrap_or(vec![true; one_by_one.len()]), one_by_one);
        }
    }
}
