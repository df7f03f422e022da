//! Phrases that several rules share.

use crate::plan::{OrganisationIx, Plan, SourceIx};

/// The paragraph as it is named in a sentence: "2.4.18", or "the plan" where none is given.
pub(super) fn paragraph(plan: &Plan, source: Option<SourceIx>) -> &str {
    source.map_or("the plan", |source| &plan[source].id)
}

/// The same at the start of a sentence.
pub(super) fn paragraph_first(plan: &Plan, source: Option<SourceIx>) -> &str {
    source.map_or("The plan", |source| &plan[source].id)
}

/// Whose a total is: "East & North", or "The community".
pub(super) fn owner(plan: &Plan, organisation: Option<OrganisationIx>) -> &str {
    organisation.map_or("The community", |of| &plan[of].short)
}

/// "1 deployment", "2 deployments".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// "none has", "1 has", "3 have".
pub(super) fn counted_have(count: usize) -> String {
    match count {
        0 => "none has".to_owned(),
        _ => counted(count, "has", "have"),
    }
}

/// "a", "a and b", "a, b and c"; beyond `most`, "a, b and 7 more".
pub(super) fn listed(names: &mut dyn ExactSizeIterator<Item = &str>, most: usize) -> String {
    let count = names.len();
    let shown = if count > most {
        most.saturating_sub(1).max(1)
    } else {
        count
    };
    let mut out = String::new();
    for (at, name) in names.take(shown).enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == count { " and " } else { ", " });
        }
        out.push_str(name);
    }
    match count - shown {
        0 => out,
        left => format!("{out} and {left} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_said_as_people_say_them() {
        let say = |names: &[&str], most| listed(&mut names.iter().copied(), most);
        assert_eq!(say(&["a"], 3), "a");
        assert_eq!(say(&["a", "b"], 3), "a and b");
        assert_eq!(say(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(say(&["a", "b", "c", "d"], 3), "a, b and 2 more");
        assert_eq!(say(&[], 3), "");
    }
}
