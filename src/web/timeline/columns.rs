//! Which columns the table has, for the parts of the page that have to know at once. What a reader
//! chooses, how wide each is and what stands in them comes with `tools`.

use crate::web::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use crate::outlook::Column;
use crate::web::browser::pause;

/// The name under which this device remembers them, told as in an address with commas between.
pub const COLUMNS: &str = "columns";
/// Cells of an activity's row with the usual columns, and where dates and slip are left out.
const ALL_CELLS: usize = 4;
const FEW_CELLS: usize = 2;

/// The columns. Copies of it are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Columns {
    /// The columns as the address tells them; empty for what the reader is used to.
    pub told: RwSignal<Vec<String>>,
    /// Those after the name, once they are others than the usual ones.
    pub shown: RwSignal<Option<Vec<Column>>>,
    /// How many cells an activity's row has.
    pub cells: Memo<usize>,
    /// Whether the table has the usual columns.
    pub is_usual: Memo<bool>,
    /// Whether the tools of the chart are wanted: at once where the address tells columns, else
    /// when the first rows have stood for a while.
    pub is_wanted: RwSignal<bool>,
    answer: StoredValue<Option<Callback<KeyboardEvent>>>,
}

impl Columns {
    /// Puts them in the context of the timeline: the usual ones. `has_few` says whether some of them
    /// have no room.
    pub fn provide(has_few: Signal<bool>) {
        let shown = RwSignal::new(None::<Vec<Column>>);
        let is_wanted = RwSignal::new(false);
        provide_context(Columns {
            told: RwSignal::new(Vec::new()),
            shown,
            cells: Memo::new(move |_| match shown.with(|it| it.as_ref().map(Vec::len)) {
                Some(chosen) => chosen + 1,
                None if has_few.get() => FEW_CELLS,
                None => ALL_CELLS,
            }),
            is_usual: Memo::new(move |_| shown.with(Option::is_none)),
            is_wanted,
            answer: StoredValue::new(None),
        });
        spawn_local(async move {
            pause::until_quiet().await;
            // Said once: whoever follows it makes the tools anew, and a drag with them would be lost.
            if is_wanted.try_get_untracked() == Some(false) {
                is_wanted.try_set(true);
            }
        });
    }

    /// The table is told as in an address.
    pub fn tell(self, told: Vec<String>) {
        let told: Vec<String> = told.into_iter().filter(|it| !it.is_empty()).collect();
        if !told.is_empty() && !self.is_wanted.get_untracked() {
            self.is_wanted.set(true);
        }
        self.told.set(told);
    }

    /// A key was pressed on a head of a column.
    pub fn pressed(self, event: KeyboardEvent) {
        if let Some(answer) = self.answer.get_value() {
            answer.run(event);
        }
    }

    /// From now on this answers keys.
    pub fn answer_with(self, answer: Callback<KeyboardEvent>) {
        self.answer.set_value(Some(answer));
    }
}

/// The columns of the table.
///
/// # Panics
/// Outside the timeline.
pub fn use_columns() -> Columns {
    expect_context()
}
