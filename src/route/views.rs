//! Views of the timeline that a person gave a name, as one text to be remembered. Knows how the list
//! is kept in order; leaves where it is kept to the browser.

use crate::letters::lower;

/// The most views that are kept. More would be a list to search in.
pub const MOST_VIEWS: usize = 50;
/// The most letters of a name.
pub const LONGEST_NAME: usize = 60;

/// A view with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedView {
    /// The name: one line of at most [`LONGEST_NAME`] letters, never empty.
    pub name: String,
    /// The address from `#` on.
    pub address: String,
}

/// The views with a name, by name, letter case ignored.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SavedViews(Vec<SavedView>);

impl SavedViews {
    /// Reads what [`SavedViews::text`] gave. Lines that are none of its own are passed over.
    #[must_use]
    pub fn read(text: &str) -> SavedViews {
        let mut views = SavedViews::default();
        for (name, address) in text.lines().filter_map(|line| line.split_once('\t')) {
            if address.starts_with("#/timeline") {
                views.keep(name, address);
            }
        }
        views
    }

    /// All of them as one text, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for SavedView { name, address } in &self.0 {
            for part in [name, "\t", address, "\n"] {
                text.push_str(part);
            }
        }
        text
    }

    /// The views in order.
    #[must_use]
    pub fn all(&self) -> &[SavedView] {
        &self.0
    }

    /// Keeps a view under a name, in place of one that has it already. Says whether it did: a name
    /// without letters is none, and [`MOST_VIEWS`] are enough.
    pub fn keep(&mut self, name: &str, address: &str) -> bool {
        let Some(name) = tidy(name).filter(|_| !address.contains(['\n', '\r'])) else {
            return false;
        };
        let key = lower(&name);
        self.0.retain(|view| lower(&view.name) != key);
        if self.0.len() >= MOST_VIEWS {
            return false;
        }
        let after = |view: &SavedView| lower(&view.name) > key;
        let at = self.0.iter().position(after).unwrap_or(self.0.len());
        let address = address.to_owned();
        self.0.insert(at, SavedView { name, address });
        true
    }

    /// Gives a view another name. A view that has that name already goes.
    pub fn rename(&mut self, name: &str, new: &str) -> bool {
        let Some(view) = self.0.iter().find(|view| view.name == name).cloned() else {
            return false;
        };
        if tidy(new).is_none() {
            return false;
        }
        self.remove(name);
        self.keep(new, &view.address)
    }

    /// Forgets a view.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|view| view.name != name);
    }
}

/// A name on one line without blanks at its ends, cut where it is too long.
fn tidy(name: &str) -> Option<String> {
    let one_line: String = name
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let name: String = one_line.trim().chars().take(LONGEST_NAME).collect();
    let name = name.trim_end();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(views: &SavedViews) -> Vec<&str> {
        views.all().iter().map(|view| &*view.name).collect()
    }

    #[test]
    fn views_are_kept_by_name_renamed_and_forgotten() {
        let mut views = SavedViews::default();
        assert!(views.keep(" Late in the west ", "#/timeline?status=late"));
        assert!(views.keep("due soon", "#/timeline?status=due"));
        assert!(!views.keep(" \t ", "#/timeline"));
        assert_eq!(names(&views), ["due soon", "Late in the west"]);
        assert!(views.keep("LATE IN THE WEST", "#/timeline?q=west"));
        assert_eq!(names(&views), ["due soon", "LATE IN THE WEST"]);
        assert_eq!(views.all()[1].address, "#/timeline?q=west");
        assert!(views.rename("due soon", "Next"));
        assert!(!views.rename("due soon", "Next"));
        assert!(!views.rename("Next", " "));
        assert_eq!(names(&views), ["LATE IN THE WEST", "Next"]);
        views.remove("Next");
        assert_eq!(names(&views), ["LATE IN THE WEST"]);
    }

    #[test]
    fn a_list_has_an_end() {
        let mut views = SavedViews::default();
        for number in 0..MOST_VIEWS {
            assert!(views.keep(&format!("View {number}"), "#/timeline"));
        }
        assert!(!views.keep("One more", "#/timeline"));
        assert!(
            views.keep("View 7", "#/timeline?q=7"),
            "in place of another"
        );
        assert_eq!(views.all().len(), MOST_VIEWS);
    }

    #[test]
    fn what_is_no_view_is_passed_over() {
        let views =
            SavedViews::read("a\t#/timeline\nnot one\nb\tjavascript:alert(1)\n\t#/timeline");
        assert_eq!(names(&views), ["a"]);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back_the_same(all in prop::collection::vec(("\\PC{0,70}|[a-c\t\n ]{0,4}", "[a-z=&]{0,9}"), 0..60)) {
            let mut views = SavedViews::default();
            for (name, query) in all {
                views.keep(&name, &format!("#/timeline?{query}"));
            }
            prop_assert_eq!(SavedViews::read(&views.text()), views);
        }
    }
}
