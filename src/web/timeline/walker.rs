//! Where the keyboard stands in the treegrid and where its keys lead, the focus of the browser
//! included. Leaves the way itself to `chart::walk` and changes to `edit`.

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, FocusOptions, HtmlElement, KeyboardEvent, MouseEvent, Node};

use super::hand::Hand;
use super::looking::{Looking, QUARTER, YEAR};
use super::moving::{Asked, Choose, Movement, Press, use_movement};
use super::pool::Part;
use crate::chart::lines::Line;
use crate::chart::walk::{Key, Place, Step, step};
use crate::outlook::GroupKey;
use crate::plan::ActivityIx;
use crate::web::browser::direction::key_of;
use crate::web::browser::pace::once_settled;

/// The id of the heading of the undated lane.
pub const UNDATED_HEADING: &str = "tl-undated";

/// Where the keyboard stands and goes. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub struct Walker {
    looking: Looking,
    movement: Movement,
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
    /// The keyboard in `grid`, over its two parts. `on_open` is called when details were asked for.
    #[must_use]
    pub fn new(
        looking: Looking,
        grid: NodeRef<html::Div>,
        [dated, undated]: [Part; 2],
        row_px: Signal<f64>,
        hand: &Hand,
        on_open: Callback<()>,
    ) -> Walker {
        Walker {
            looking,
            movement: use_movement(),
            grid,
            dated,
            undated,
            row_px,
            has_focus: RwSignal::new(false),
            hand: *hand,
            stands_on: StoredValue::new(None),
            on_open,
        }
    }

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
    pub fn go(self, place: Place) {
        self.looking.place.set(place);
        self.stands_on.set_value(self.footprint(place.row));
        if self.undated.holds(place.row) {
            self.undated.show(place.row, 0.0);
        } else if self.dated.holds(place.row) {
            let is_grouped = self
                .looking
                .lines
                .with_untracked(|lines| !lines.rows().headings().is_empty());
            let covered = if is_grouped {
                self.row_px.get_untracked()
            } else {
                0.0
            };
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
    pub fn press(self, event: &MouseEvent) {
        if event.default_prevented() || self.hand.has_dragged() {
            return;
        }
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(index) = target.as_ref().and_then(line_of) else {
            return;
        };
        self.has_focus.set(true);
        let from = self.looking.place.get_untracked().row;
        self.go(Place {
            row: index,
            cell: None,
        });
        if event.shift_key() {
            return self.ask(Choose::To(from, index));
        } else if event.ctrl_key() || event.meta_key() {
            return self.ask(Choose::Line(index));
        }
        match self.footprint(index) {
            Some(Footprint::Activity(at)) => self.open(at),
            _ => self.turn(index),
        }
    }

    /// A cell was pressed twice: its dates are to be typed.
    pub fn press_twice(self, event: &MouseEvent) {
        let cell = event.target().and_then(|target| {
            target
                .unchecked_into::<Element>()
                .closest("[data-date]")
                .ok()?
        });
        if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok())
            && let Ok(()) = cell.focus()
            && let Some(at) = self.activity()
        {
            self.movement.ask(Asked::Key(Press {
                at,
                key: "F2".to_owned(),
                with_shift: false,
                with_control: false,
            }));
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
    pub fn is_in_reach(self) -> bool {
        let row = self.looking.place.get().row;
        let (dated, lines) = (self.dated.window.get(), self.looking.lines.get());
        dated.slot_of(row).is_some()
            || row == lines.dated()
            || row
                .checked_sub(self.undated.offset.get())
                .is_some_and(|row| self.undated.window.get().slot_of(row).is_some())
    }

    /// The focus came to an element inside: by Tab, by a screen reader, or on a bar.
    pub fn focused(self, event: &FocusEvent) {
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        // A head that orders the rows keeps the focus while they move.
        self.has_focus.set(!is_in_head(&target));
        let index = line_of(&target);
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

    /// The focus left an element inside, maybe for another one.
    pub fn left(self, event: &FocusEvent) {
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

    /// A key was pressed inside.
    pub fn pressed(self, event: &KeyboardEvent) {
        if event
            .target()
            .is_some_and(|target| is_in_head(target.unchecked_ref()))
        {
            match &*event.key() {
                "ArrowDown" => {
                    event.prevent_default();
                    self.take_focus();
                    return;
                }
                // The rows are walked from where they were left.
                "Home" | "End" | "PageDown" | "PageUp" => self.take_focus(),
                "+" | "=" | "-" | "f" | "F" | "q" | "Q" | "y" | "Y" => {}
                _ => return,
            }
        }
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let is_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let key = key_of(event);
        let held = self.held();
        if (is_plain || is_control)
            && (self.movement).takes(held, &key, event.shift_key(), is_control)
        {
            event.prevent_default();
            event.stop_propagation();
            return;
        }
        let from = self.looking.place.get_untracked().row;
        let has_chosen = self.movement.first_chosen().is_some();
        let is_handled = match &*key {
            " " if event.shift_key() || is_control || has_chosen => {
                self.ask(Choose::Line(from));
                true
            }
            "a" | "A" if is_control => {
                self.ask(Choose::All);
                true
            }
            "Escape" if is_plain && has_chosen => {
                self.ask(Choose::Nothing);
                true
            }
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
                match self.looking.selected.get_untracked().or(self.activity()) {
                    Some(at) if event.shift_key() => self.looking.fit_row(at),
                    _ => self.looking.fit(),
                }
                true
            }
            "q" | "Q" if is_plain => {
                self.looking.show_period(QUARTER);
                true
            }
            "y" | "Y" if is_plain => {
                self.looking.show_period(YEAR);
                true
            }
            _ => false,
        };
        let is_upright = matches!(
            &*key,
            "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End"
        );
        if is_handled && is_upright && event.shift_key() {
            let to = self.looking.place.get_untracked().row;
            self.ask(Choose::To(from, to));
        }
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

    fn ask(self, choose: Choose) {
        self.movement.ask(Asked::Choose(choose));
    }

    /// The row that keys move: the one the keyboard stands on, or one of the chosen.
    fn held(self) -> Option<ActivityIx> {
        self.activity().or_else(|| self.movement.first_chosen())
    }

    /// Keeps standing on the same thing when rows come and go.
    pub fn keep_standing(self) {
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

/// The line that an element stands in; none for the heads of the columns.
pub fn line_of(element: &Element) -> Option<usize> {
    let row = element.closest("[role=row][aria-rowindex]").ok()??;
    let number = row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?;
    number.checked_sub(2)
}

fn is_in_head(element: &Element) -> bool {
    element.closest(".tl-head").is_ok_and(|head| head.is_some())
}
