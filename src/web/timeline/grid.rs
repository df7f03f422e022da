//! The treegrid: head, dated rows, docked lane of undated rows, and the keyboard that walks through
//! both. Follows the treegrid pattern of the WAI-ARIA Authoring Practices; leaves where a key leads
//! to `chart::walk`.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, FocusOptions, HtmlElement, KeyboardEvent, MouseEvent, Node};

use super::axis::{AsOfLine, AxisStrip, BackLines, Ticks};
use super::content::lane_count;
use super::edit;
use super::hand::{Hand, use_hand};
use super::looking::Looking;
use super::pool::{Part, Pool, Slot, Spare};
use super::row::RowSlot;
use crate::chart::lines::Line;
use crate::chart::walk::{Key, Place, Step, step};
use crate::outlook::GroupKey;
use crate::plan::ActivityIx;
use crate::web::browser::pace::once_settled;

/// The id of the heading of the undated lane.
const UNDATED_HEADING: &str = "tl-undated";

/// Where the keyboard stands and goes. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub struct Walker {
    looking: Looking,
    grid: NodeRef<html::Div>,
    dated: Part,
    undated: Part,
    row_px: Signal<f64>,
    has_focus: RwSignal<bool>,
    hand: Hand,
    /// What the keyboard stands on, so that it stays there when rows come and go.
    stands_on: StoredValue<Option<Footprint>>,
    on_open: Callback<()>,
}

/// What stays the same of a line when others come and go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Footprint {
    Group(GroupKey),
    Undated,
    Activity(ActivityIx),
}

impl Walker {
    fn footprint(self, index: usize) -> Option<Footprint> {
        self.looking.lines.with_untracked(|lines| {
            Some(match lines.get(index)? {
                Line::Heading(at) => Footprint::Group(lines.rows().headings()[at].key),
                Line::UndatedHeading => Footprint::Undated,
                Line::Activity(at) => Footprint::Activity(at),
            })
        })
    }

    fn index_of(self, footprint: Footprint) -> Option<usize> {
        self.looking.lines.with_untracked(|lines| match footprint {
            Footprint::Group(key) => {
                let headings = lines.rows().headings().iter();
                headings.clone().find(|it| it.key == key).map(|it| it.row)
            }
            Footprint::Undated => lines.has_undated().then(|| lines.dated()),
            Footprint::Activity(at) => lines.index_of(at),
        })
    }

    /// The activity the keyboard stands on.
    fn activity(self) -> Option<ActivityIx> {
        match self.footprint(self.looking.place.get_untracked().row)? {
            Footprint::Activity(at) => Some(at),
            _ => None,
        }
    }

    /// Stands on a row or cell, scrolled into view.
    fn go(self, place: Place) {
        self.looking.place.set(place);
        self.stands_on.set_value(self.footprint(place.row));
        if self.undated.holds(place.row) {
            self.undated.show(place.row, 0.0);
        } else if self.dated.holds(place.row) {
            let is_grouped = self
                .looking
                .lines
                .with_untracked(|lines| !lines.rows().headings().is_empty());
            let covered = if is_grouped { self.row_px.get_untracked() } else { 0.0 };
            self.dated.show(place.row, covered);
        }
        self.follow_focus();
    }

    /// Goes to an activity's row and opens its details.
    pub fn go_to(self, at: ActivityIx) {
        if let Some(row) = self.index_of(Footprint::Activity(at)) {
            self.go(Place { row, cell: None });
        }
        self.open(at);
    }

    /// Takes the focus back to where the keyboard stood.
    pub fn take_focus(self) {
        self.has_focus.set(true);
        self.follow_focus();
    }

    fn open(self, at: ActivityIx) {
        self.looking.selected.set(Some(at));
        self.looking.bring_into_view(at);
    }

    /// A row was pressed with the pointer.
    pub fn press(self, index: usize, event: &MouseEvent) {
        if event.default_prevented() || self.hand.has_dragged() {
            return;
        }
        self.has_focus.set(true);
        self.go(Place {
            row: index,
            cell: None,
        });
        match self.footprint(index) {
            Some(Footprint::Activity(at)) => self.open(at),
            _ => self.turn(index),
        }
    }

    /// Opens or closes the heading at a line.
    pub fn turn(self, index: usize) {
        match self.footprint(index) {
            Some(Footprint::Group(key)) => self.looking.arrangement.update(|arrangement| {
                if !arrangement.collapsed.remove(&key) {
                    arrangement.collapsed.insert(key);
                }
            }),
            Some(Footprint::Undated) => {
                self.looking.has_undated_open.update(|open| *open = !*open);
            }
            _ => {}
        }
    }

    /// Puts the browser's focus where the keyboard stands: on the row or cell while it has a slot,
    /// else on the grid as a whole. The focus is never lost.
    pub fn follow_focus(self) {
        if self.has_focus.get_untracked() {
            once_settled(move || self.focus_now());
        }
    }

    fn focus_now(self) {
        if self.has_focus.try_get_untracked() != Some(true) {
            return;
        }
        let Some(grid) = self.grid.get_untracked() else {
            return;
        };
        let place = self.looking.place.get_untracked();
        let target = self
            .slot(place.row)
            .and_then(|slot| match place.cell {
                Some(cell) => {
                    let cell = format!("[aria-colindex=\"{}\"]", cell + 1);
                    slot.query_selector(&cell).ok().flatten()
                }
                None => Some(slot),
            })
            .unwrap_or_else(|| grid.clone().unchecked_into());
        let is_there = document()
            .active_element()
            .is_some_and(|active| active == target);
        if !is_there && let Ok(target) = target.dyn_into::<HtmlElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = target.focus_with_options(&options);
        }
    }

    fn slot(self, index: usize) -> Option<Element> {
        let heading = self
            .looking
            .lines
            .with_untracked(|lines| lines.has_undated().then(|| lines.dated()));
        let id = if heading == Some(index) {
            UNDATED_HEADING.to_owned()
        } else if self.undated.holds(index) {
            self.undated.slot_id(index)?
        } else {
            self.dated.slot_id(index)?
        };
        document().get_element_by_id(&id)
    }

    /// Whether the row the keyboard stands on has a slot.
    fn is_in_reach(self) -> bool {
        let row = self.looking.place.get().row;
        let (dated, lines) = (self.dated.window.get(), self.looking.lines.get());
        dated.slot_of(row).is_some()
            || row == lines.dated()
            || row
                .checked_sub(self.undated.offset.get())
                .is_some_and(|row| self.undated.window.get().slot_of(row).is_some())
    }

    /// The focus came to an element inside: by Tab, by a screen reader, or on a bar.
    fn focused(self, event: &FocusEvent) {
        self.has_focus.set(true);
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let Ok(Some(row)) = target.closest("[role=row][aria-rowindex]") else {
            return;
        };
        let index = row
            .get_attribute("aria-rowindex")
            .and_then(|number| number.parse::<usize>().ok())
            .and_then(|number| number.checked_sub(2));
        let cell = target
            .get_attribute("aria-colindex")
            .and_then(|number| number.parse::<usize>().ok())
            .and_then(|number| number.checked_sub(1));
        if let Some(row) = index {
            let place = Place { row, cell };
            if self.looking.place.get_untracked() != place {
                self.looking.place.set(place);
                self.stands_on.set_value(self.footprint(row));
            }
            // A bar is hidden from screen readers, so its row takes the focus for it.
            if target.has_attribute("data-activity") {
                self.follow_focus();
            }
        }
    }

    fn left(self, event: &FocusEvent) {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let is_inside = to.is_some()
            && self
                .grid
                .get_untracked()
                .is_some_and(|grid| grid.contains(to.as_ref()));
        if !is_inside {
            self.has_focus.set(false);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let is_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let is_handled = match &*event.key() {
            "ArrowRight" if is_plain && event.shift_key() => self.nudge(1),
            "ArrowLeft" if is_plain && event.shift_key() => self.nudge(-1),
            "ArrowUp" if is_plain => self.walk(Key::Up),
            "ArrowDown" if is_plain => self.walk(Key::Down),
            "ArrowLeft" if is_plain => self.walk(Key::Left),
            "ArrowRight" if is_plain => self.walk(Key::Right),
            "PageUp" if is_plain => self.walk(Key::PageUp),
            "PageDown" if is_plain => self.walk(Key::PageDown),
            "Home" if is_plain => self.walk(Key::Home),
            "End" if is_plain => self.walk(Key::End),
            "Home" if is_control => self.walk(Key::First),
            "End" if is_control => self.walk(Key::Last),
            "Enter" if is_plain => self.enter(),
            " " if is_plain => self.choose(),
            "Escape" if is_plain && self.looking.selected.get_untracked().is_some() => {
                self.looking.selected.set(None);
                true
            }
            "+" | "=" if is_plain => {
                self.looking.zoom(1.0);
                true
            }
            "-" if is_plain => {
                self.looking.zoom(-1.0);
                true
            }
            "f" | "F" if is_plain => {
                self.looking.fit();
                true
            }
            _ => false,
        };
        if is_handled {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn walk(self, key: Key) -> bool {
        let from = self.looking.place.get_untracked();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let page = (self.dated.view_px.get_untracked() / self.row_px.get_untracked()) as usize;
        let step = self.looking.lines.with_untracked(|lines| {
            step(from, key, lines.len(), page.saturating_sub(2), |row| {
                lines.footing(row)
            })
        });
        match step {
            Step::Stay => {}
            Step::Go(place) => self.go(place),
            Step::Open | Step::Close => self.turn(from.row),
        }
        true
    }

    fn enter(self) -> bool {
        match self.activity() {
            Some(at) => {
                self.open(at);
                self.on_open.run(());
            }
            None => self.turn(self.looking.place.get_untracked().row),
        }
        true
    }

    fn choose(self) -> bool {
        if let Some(at) = self.activity() {
            if self.looking.selected.get_untracked() == Some(at) {
                self.looking.selected.set(None);
            } else {
                self.open(at);
            }
        }
        true
    }

    fn nudge(self, months: i32) -> bool {
        if let Some(at) = self.activity() {
            let words = edit::move_end(&self.looking, at, months);
            self.looking.view.say(words);
        }
        true
    }

    /// Keeps standing on the same thing when rows come and go.
    fn keep_standing(self) {
        let place = self.looking.place.get_untracked();
        let last = self
            .looking
            .lines
            .with_untracked(|lines| lines.len().saturating_sub(1));
        let row = self
            .stands_on
            .get_value()
            .and_then(|footprint| self.index_of(footprint))
            .unwrap_or(place.row.min(last));
        if row != place.row {
            self.looking.place.set(Place { row, ..place });
        }
        self.follow_focus();
    }
}

/// The chart: axis, treegrid and bars.
#[component]
pub fn Grid(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
    /// How wide the tree is, in pixels.
    tree_px: Signal<f64>,
    /// Called when the details were asked for by keyboard.
    #[prop(into)]
    on_open: Callback<()>,
    /// Told once, so that other parts of the page can go to a row.
    on_ready: Callback<Walker>,
) -> impl IntoView {
    let dated_count = Signal::derive(move || looking.lines.with(|lines| lines.dated()));
    let undated_from = Signal::derive(move || looking.lines.with(|lines| lines.dated() + 1));
    let undated_count = Signal::derive(move || looking.lines.with(|lines| lines.undated_shown()));
    let nought = Signal::stored(0);
    let dated = Part::new("tl-d", nought, dated_count, row_px, Spare::Usual);
    let undated = Part::new("tl-u", undated_from, undated_count, row_px, Spare::Few);
    let grid = NodeRef::<html::Div>::new();
    let hand = use_hand(looking, grid, tree_px);
    let walker = Walker {
        looking,
        grid,
        dated,
        undated,
        row_px,
        has_focus: RwSignal::new(false),
        hand,
        stands_on: StoredValue::new(None),
        on_open,
    };
    on_ready.run(walker);

    // The bars have what the tree and the scroll bar leave.
    let stage_width = dated.width_px;
    Effect::new(move |_| {
        let width = (stage_width.get() - tree_px.get()).max(0.0);
        looking.width.set(width);
    });
    Effect::new(move |before: Option<()>| {
        looking.lines.track();
        if before.is_some() {
            walker.keep_standing();
        }
    });
    // Another filter or order begins at the top.
    let arranged = Memo::new(move |_| {
        looking.arrangement.with(|arrangement| {
            (
                arrangement.filter.clone(),
                arrangement.group,
                arrangement.sort,
                arrangement.descending,
            )
        })
    });
    Effect::new(move |before: Option<_>| {
        let arranged = arranged.get();
        if before.is_some_and(|before| before != arranged) {
            dated.rewind();
            undated.rewind();
        }
        arranged
    });

    let ticks = Ticks::new(looking);
    let has_undated = Memo::new(move |_| looking.lines.with(|lines| lines.has_undated()));
    let heading_index = Memo::new(move |_| {
        looking
            .lines
            .with(|lines| lines.has_undated().then(|| lines.dated()))
    });
    let heading = Slot::empty();
    Effect::new(move |_| heading.show(heading_index.get(), looking.place.get()));
    let heading_from = Signal::derive(move || looking.lines.with(|lines| lines.dated()));
    let row_count = move || looking.lines.with(|lines| (lines.len() + 1).to_string());
    let grid_tab = move || if walker.is_in_reach() { "-1" } else { "0" };
    let undated_words = move || {
        let count = looking.lines.with(|lines| lines.rows().undated().len());
        let these = if count == 1 {
            "This one counts".to_owned()
        } else {
            format!("These {count} count")
        };
        format!("No bar is drawn without a date. {these} in every total.")
    };

    view! {
        <div class="tl-plot" on:wheel=move |event| hand.wheel(&event)>
            <AxisStrip looking=looking ticks=ticks/>
            <div
                class="tl-grid"
                role="treegrid"
                node_ref=grid
                aria-label="Timeline"
                aria-rowcount=row_count
                aria-colcount=move || looking.cells.get().to_string()
                tabindex=grid_tab
                on:keydown=move |event| walker.pressed(&event)
                on:focusin=move |event| walker.focused(&event)
                on:focusout=move |event| walker.left(&event)
                on:pointerdown=move |event| hand.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |_| hand.up()
                on:pointercancel=move |_| hand.up()
            >
                <div class="tl-head" role="rowgroup">
                    <div class="tl-head-row" role="row" aria-rowindex="1">
                        <div class="tl-name" role="columnheader" aria-colindex="1">"Service or site"</div>
                        <div class="tl-status" role="columnheader" aria-colindex="2">"Status"</div>
                        <div class="tl-dates" role="columnheader" aria-colindex="3">"Start – go-live"</div>
                        <div class="tl-slip" role="columnheader" aria-colindex="4">"Slip"</div>
                    </div>
                </div>
                <div class="tl-stage" role="presentation">
                    <BackLines looking=looking ticks=ticks/>
                    <Pool looking=looking walker=walker part=dated/>
                    <Stuck looking=looking walker=walker part=dated row_px=row_px/>
                    <AsOfLine looking=looking/>
                </div>
                <Show when=move || has_undated.get()>
                    <div class="tl-dock" role="presentation">
                        <div class="tl-dock-head" role="rowgroup">
                            <RowSlot
                                looking=looking
                                walker=walker
                                id=UNDATED_HEADING.to_owned()
                                told=heading
                                offset=heading_from
                                row_px=row_px
                            />
                            <p class="tl-dock-words" aria-hidden="true">{undated_words}</p>
                        </div>
                        <Pool looking=looking walker=walker part=undated/>
                    </div>
                </Show>
            </div>
        </div>
    }
}

/// The heading of the rows in view, once it is scrolled away. It repeats the row, so it is hidden
/// from screen readers.
#[component]
fn Stuck(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Where the keyboard stands and goes.
    walker: Walker,
    /// The part it sticks to.
    part: Part,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
) -> impl IntoView {
    let heading = Memo::new(move |_| {
        let scrolled = part.scroll_px().get();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let top = (scrolled / row_px.get()) as usize;
        looking.lines.with(|lines| {
            let heading = lines.rows().heading_over(top)?;
            let is_away = crate::chart::height_px(heading.row, row_px.get()) < scrolled;
            is_away.then_some((heading.row, heading.key, heading.count, heading.late))
        })
    });
    view! {
        {move || {
            let (row, key, count, late) = heading.get()?;
            let name = looking.outlook.with(|outlook| key.name(outlook.plan()).to_owned());
            let pressed = move |_| {
                walker.turn(row);
                walker.go(Place { row, cell: None });
            };
            Some(
                view! {
                    <div class="tl-stuck is-lane" aria-hidden="true" on:click=pressed>
                        <div class="tl-cells">
                            <div class="tl-name">
                                <svg class="tl-fold" viewBox="0 0 12 12"><path d="M2 4l4 4 4-4"/></svg>
                                <span>{name}</span>
                                <span class="tl-lane-count">{lane_count(count, late)}</span>
                            </div>
                        </div>
                    </div>
                },
            )
        }}
    }
}
