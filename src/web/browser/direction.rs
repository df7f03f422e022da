//! Which way the page is read. Knows the direction of the root element, which comes with the
//! language; leaves laying out to the styles, whose properties follow it by themselves.
//!
//! Read from the right, the chart is mirrored: time runs from right to left, away from the names,
//! as in Microsoft Project, Bryntum and DHTMLX in Arabic and Hebrew. All drawing goes on in the
//! pixels of a chart that is read from the left, from the start edge to the end. The styles mirror
//! the pictures and turn words and glyphs back where they stand; what the pointer and the arrow keys
//! mean is turned here. Sheets of paper are not mirrored: they are drawn from the left throughout.

use web_sys::{Element, KeyboardEvent};

use super::page::root_attribute;

/// Whether the page is read from the right.
#[must_use]
pub fn is_from_right() -> bool {
    root_attribute("dir").as_deref() == Some("rtl")
}

/// Where a pointer is along the way of reading, in pixels: greater is nearer to the end.
#[must_use]
pub fn along(client_x: i32) -> f64 {
    let x = f64::from(client_x);
    if is_from_right() { -x } else { x }
}

/// Where an element begins along the way of reading, and where it ends.
#[must_use]
pub fn ends_of(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    if is_from_right() {
        (-place.right(), -place.left())
    } else {
        (place.left(), place.right())
    }
}

/// Sideways pixels of the screen as pixels along the way of reading.
#[must_use]
pub fn onwards(x: f64) -> f64 {
    if is_from_right() { -x } else { x }
}

/// What a key means along the way of reading: `ArrowRight` goes on towards the end of the line.
#[must_use]
pub fn key_of(event: &KeyboardEvent) -> String {
    let key = event.key();
    match &*key {
        "ArrowLeft" if is_from_right() => "ArrowRight".to_owned(),
        "ArrowRight" if is_from_right() => "ArrowLeft".to_owned(),
        _ => key,
    }
}
