//! Where keys lead in a treegrid: from a row or cell, by a key, to a row or cell. Follows the
//! treegrid pattern of the WAI-ARIA Authoring Practices, rows first. Knows positions in an ordered
//! list of rows; leaves to others what the rows are and what opening or closing one does.

/// Where the keyboard stands: on a row, or on one of its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// Position in the list of rows, from 0.
    pub row: usize,
    /// Which cell, from 0; `None` for the row as a whole.
    pub cell: Option<usize>,
}

/// What a walk has to know of one row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Footing {
    /// Whether its rows are shown; `None` for a row that has none.
    pub expanded: Option<bool>,
    /// The row it belongs to.
    pub parent: Option<usize>,
    /// How many cells it has, at least 1.
    pub cells: usize,
}

/// A key that leads somewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// Out of the cells, closing a row, or to the row it belongs to.
    Left,
    /// Opening a row, or into its cells.
    Right,
    /// To the first row, or to the first cell of the row.
    Home,
    /// To the last row, or to the last cell of the row.
    End,
    /// To the first row, in the same column.
    First,
    /// To the last row, in the same column.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Nothing: there is no further way.
    Stay,
    /// To stand there.
    Go(Place),
    /// To show the rows of the row one stands on.
    Open,
    /// To hide the rows of the row one stands on.
    Close,
}

/// Works out what `key` asks for at `from`, in a list of `rows` rows of which a page shows `page`.
/// `footing` tells about one row and is asked about at most two.
#[must_use]
pub fn step(
    from: Place,
    key: Key,
    rows: usize,
    page: usize,
    footing: impl Fn(usize) -> Footing,
) -> Step {
    let Some(last) = rows.checked_sub(1) else {
        return Step::Stay;
    };
    let row = from.row.min(last);
    let here = footing(row);
    let to_row = |target: usize| {
        let cell = from
            .cell
            .map(|cell| cell.min(footing(target).cells.saturating_sub(1)));
        let place = Place { row: target, cell };
        if place == from {
            Step::Stay
        } else {
            Step::Go(place)
        }
    };
    let to_cell = |cell: Option<usize>| {
        let place = Place { row, cell };
        if place == from {
            Step::Stay
        } else {
            Step::Go(place)
        }
    };
    let last_cell = here.cells.saturating_sub(1);
    match (key, from.cell) {
        (Key::Up, _) => to_row(row.saturating_sub(1)),
        (Key::Down, _) => to_row(row.saturating_add(1).min(last)),
        (Key::PageUp, _) => to_row(row.saturating_sub(page.max(1))),
        (Key::PageDown, _) => to_row(row.saturating_add(page.max(1)).min(last)),
        (Key::First, _) | (Key::Home, None) => to_row(0),
        (Key::Last, _) | (Key::End, None) => to_row(last),
        (Key::End, Some(_)) => to_cell(Some(last_cell)),
        (Key::Right, None) if here.expanded == Some(false) => Step::Open,
        (Key::Home, Some(_)) | (Key::Right, None) => to_cell(Some(0)),
        (Key::Right, Some(cell)) => to_cell(Some((cell + 1).min(last_cell))),
        (Key::Left, Some(0)) => to_cell(None),
        (Key::Left, Some(cell)) => to_cell(Some((cell - 1).min(last_cell))),
        (Key::Left, None) if here.expanded == Some(true) => Step::Close,
        (Key::Left, None) => here.parent.map_or(Step::Stay, to_row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lanes: an open one at 0 with rows 1 and 2, and a closed one at 3.
    fn footing(row: usize) -> Footing {
        match row {
            0 => Footing {
                expanded: Some(true),
                parent: None,
                cells: 1,
            },
            3 => Footing {
                expanded: Some(false),
                parent: None,
                cells: 1,
            },
            _ => Footing {
                expanded: None,
                parent: Some(0),
                cells: 4,
            },
        }
    }

    fn from(row: usize, cell: Option<usize>, key: Key) -> Step {
        step(Place { row, cell }, key, 4, 2, footing)
    }

    fn go(row: usize, cell: Option<usize>) -> Step {
        Step::Go(Place { row, cell })
    }

    #[test]
    fn up_and_down_move_by_a_row_and_stop_at_the_ends() {
        assert_eq!(from(1, None, Key::Down), go(2, None));
        assert_eq!(from(3, None, Key::Down), Step::Stay);
        assert_eq!(from(1, None, Key::Up), go(0, None));
        assert_eq!(from(0, None, Key::Up), Step::Stay);
    }

    #[test]
    fn up_and_down_keep_the_column_as_far_as_the_row_has_it() {
        assert_eq!(from(1, Some(3), Key::Down), go(2, Some(3)));
        assert_eq!(from(2, Some(3), Key::Down), go(3, Some(0)));
    }

    #[test]
    fn right_opens_then_enters_the_cells_and_stops_at_the_last() {
        assert_eq!(from(3, None, Key::Right), Step::Open);
        assert_eq!(from(0, None, Key::Right), go(0, Some(0)));
        assert_eq!(from(1, None, Key::Right), go(1, Some(0)));
        assert_eq!(from(1, Some(2), Key::Right), go(1, Some(3)));
        assert_eq!(from(1, Some(3), Key::Right), Step::Stay);
    }

    #[test]
    fn left_leaves_the_cells_then_closes_or_goes_to_the_lane() {
        assert_eq!(from(1, Some(1), Key::Left), go(1, Some(0)));
        assert_eq!(from(1, Some(0), Key::Left), go(1, None));
        assert_eq!(from(2, None, Key::Left), go(0, None));
        assert_eq!(from(0, None, Key::Left), Step::Close);
        assert_eq!(from(3, None, Key::Left), Step::Stay);
    }

    #[test]
    fn home_and_end_go_by_row_on_a_row_and_by_cell_on_a_cell() {
        assert_eq!(from(2, None, Key::Home), go(0, None));
        assert_eq!(from(1, None, Key::End), go(3, None));
        assert_eq!(from(2, Some(2), Key::Home), go(2, Some(0)));
        assert_eq!(from(2, Some(2), Key::End), go(2, Some(3)));
        assert_eq!(from(2, Some(2), Key::First), go(0, Some(0)));
        assert_eq!(from(1, Some(0), Key::Last), go(3, Some(0)));
    }

    #[test]
    fn pages_stop_at_the_ends() {
        assert_eq!(from(0, None, Key::PageDown), go(2, None));
        assert_eq!(from(2, None, Key::PageDown), go(3, None));
        assert_eq!(from(1, None, Key::PageUp), go(0, None));
    }

    #[test]
    fn an_empty_list_and_a_row_that_is_gone_lead_nowhere_wrong() {
        assert_eq!(
            step(Place::default(), Key::Down, 0, 10, footing),
            Step::Stay
        );
        assert_eq!(
            step(
                Place {
                    row: 90,
                    cell: None
                },
                Key::Up,
                4,
                10,
                footing
            ),
            go(2, None)
        );
    }
}
