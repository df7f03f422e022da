//! A view of the timeline as plain sentences: what is shown, then lane by lane each row as it is read
//! aloud. Knows words and their order; leaves how they look to the page.

use super::said::{filter_words, spoken_count};
use super::{Outlook, Row, Rows, RowsView, sentences, words};
use crate::words::rows as lang;

/// A heading and what stands under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Such as "East & North Hertfordshire PCT: 33 rows, 7 late".
    pub heading: String,
    /// A sentence or several for each row.
    pub rows: Vec<String>,
}

/// A view in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prose {
    /// The plan, the day and which rows are shown.
    pub opening: String,
    /// A passage for each lane, in order; the last is of the rows without a date.
    pub passages: Vec<Passage>,
    /// How many rows were left out because there are more than were asked for.
    pub left_out: usize,
}

impl Prose {
    /// The rows of `view` in words, `most` of them at most. Of lanes that are folded away the heading
    /// is told.
    #[must_use]
    pub fn new(outlook: &Outlook, rows: &Rows, view: &RowsView, most: usize) -> Prose {
        let plan = outlook.plan();
        let revision = &plan.revision;
        let opening = lang::opening(
            &plan.title,
            revision,
            &words::day_long(outlook.as_of()),
            &filter_words(plan, rows, &view.filter),
        );
        let mut passages: Vec<Passage> = Vec::new();
        let (mut told, mut left_out) = (0, 0);
        let mut tell = |passages: &mut Vec<Passage>, at| {
            if told == most {
                left_out += 1;
                return;
            }
            told += 1;
            if passages.is_empty() {
                passages.push(Passage {
                    heading: lang::ROWS.to_owned(),
                    rows: Vec::new(),
                });
            }
            if let Some(passage) = passages.last_mut() {
                passage.rows.push(sentences::row(outlook, at));
            }
        };
        for row in rows.iter() {
            match row {
                Row::Heading(number) => {
                    let heading = &rows.headings()[number];
                    let count = spoken_count(heading.count, heading.late);
                    passages.push(Passage {
                        heading: lang::lane(&heading.key.name(plan), &count, heading.is_collapsed),
                        rows: Vec::new(),
                    });
                }
                Row::Activity(at) => tell(&mut passages, at),
            }
        }
        let undated = rows.undated();
        if !undated.is_empty() {
            passages.push(Passage {
                heading: lang::lane_undated(&spoken_count(undated.len(), 0)),
                rows: Vec::new(),
            });
            for &at in undated {
                tell(&mut passages, at);
            }
        }
        Prose {
            opening,
            passages,
            left_out,
        }
    }

    /// What is said of the rows that were left out; nothing where there are none.
    #[must_use]
    pub fn rest(&self) -> Option<String> {
        (self.left_out > 0).then(|| lang::not_told(self.left_out))
    }

    /// All of it as one text, a line a row.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.opening.clone();
        text.push('\n');
        for Passage { heading, rows } in &self.passages {
            for part in ["\n", heading, "\n"] {
                text.push_str(part);
            }
            for row in rows {
                text.push_str(row);
                text.push('\n');
            }
        }
        if let Some(rest) = self.rest() {
            for part in ["\n", &rest, "\n"] {
                text.push_str(part);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{hertfordshire, outlook_on};
    use super::super::{Filter, FindingMarks, GroupKey, Grouping, Status};
    use super::*;

    fn prose(view: &RowsView, most: usize) -> Prose {
        let outlook = outlook_on(&hertfordshire());
        let rows = Rows::new(&outlook, &FindingMarks::default(), view);
        Prose::new(&outlook, &rows, view, most)
    }

    #[test]
    fn a_view_reads_as_an_opening_and_a_passage_for_each_lane() {
        let view = RowsView {
            filter: Filter {
                text: "child health".to_owned(),
                ..Filter::default()
            },
            ..RowsView::default()
        };
        let text = prose(&view, 100).text();
        let mut lines = text.lines();
        let opening = lines.next().unwrap();
        assert!(
            opening.contains("revision 4.0, as of Wednesday 23 September 2009."),
            "{opening}"
        );
        assert!(opening.ends_with("rows: words child health."), "{opening}");
        assert_eq!(lines.next(), Some(""));
        let heading = lines.next().unwrap();
        assert!(
            heading.starts_with("East & North Hertfordshire PCT: "),
            "{heading}"
        );
        assert_eq!(
            lines.next(),
            Some(
                "Child Health, East & North Hertfordshire PCT, TPP SystmOne. \
                 Due: planned for Oct 2009, in 8 days at the earliest."
            )
        );
    }

    #[test]
    fn every_row_that_is_shown_is_told_once_or_counted() {
        let whole = prose(&RowsView::default(), 10_000);
        let told = |prose: &Prose| -> usize { prose.passages.iter().map(|it| it.rows.len()).sum() };
        assert_eq!(told(&whole), hertfordshire().activities.len());
        assert_eq!(whole.rest(), None);
        let some = prose(&RowsView::default(), 10);
        assert_eq!(told(&some), 10);
        assert_eq!(some.left_out, told(&whole) - 10);
        assert!(some.text().ends_with("A filter leaves fewer.\n"));
    }

    #[test]
    fn a_folded_lane_is_named_and_rows_without_lanes_stand_together() {
        let plan = hertfordshire();
        let key = GroupKey::find(Grouping::Status, &plan, Status::Late.id()).unwrap();
        let mut view = RowsView {
            group: Grouping::Status,
            ..RowsView::default()
        };
        view.collapsed.insert(key);
        let folded = prose(&view, 10_000);
        assert!(folded.passages[0].heading.ends_with(", folded away"));
        assert!(folded.passages[0].rows.is_empty());
        view.group = Grouping::None;
        assert_eq!(prose(&view, 10_000).passages[0].heading, "Rows");
    }
}
