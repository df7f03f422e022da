//! What the shapes mean, and which keys there are. Also the definitions every bar draws from.

use crate::web::prelude::*;

use crate::outlook::Status;
use crate::plan::ActivityKind;
use crate::web::common::glyph::{Glyph, Picture, Symbol};

/// The order in which the legend names the statuses.
const ORDER: [Status; 6] = [
    Status::Planned,
    Status::InProgress,
    Status::Due,
    Status::Live,
    Status::Late,
    Status::Undated,
];

/// The keys of the chart.
const KEYS: [(&str, &str); 17] = [
    ("↑ ↓, Page Up, Page Down", "to another row"),
    ("Home, End", "to the first or last row"),
    ("→", "opens a group, then goes into the cells of a row"),
    ("←", "goes back, closes a group"),
    ("Enter", "details of the row"),
    ("Space", "chooses the row and stays on it"),
    ("Escape", "closes the details"),
    (
        "Shift ↑ or ↓, Shift Space, Ctrl A",
        "chooses several rows, to move them together",
    ),
    ("Shift → or ←", "moves the go-live a month later or earlier"),
    ("Ctrl → or ←", "moves start and go-live"),
    (
        "M",
        "takes hold of the row, to move it by days, weeks or months",
    ),
    ("Ctrl Z", "takes the last change back"),
    ("+ or −", "zooms, with Ctrl and the wheel as well"),
    ("F, Shift F", "fits the whole plan, or the row"),
    ("Q, Y", "shows this quarter, this financial year"),
    (
        "Shift → or ← on a column’s head",
        "makes the column wider or narrower",
    ),
    ("Ctrl P", "prints, or saves a file or picture"),
];

/// The line under the chart.
#[component]
pub fn Legend() -> Markup {
    view! {
        <div class="tl-legend">
            <ul class="tl-legend-list" aria-label="What the shapes mean">
                {ORDER
                    .map(|status| {
                        view! {
                            <li>
                                <Picture glyph=Glyph::from(status) size=14/>
                                {status.word(ActivityKind::Deployment)}
                            </li>
                        }
                    })}
                <li>
                    <svg class="tl-is-in-progress" width="40" height="12" aria-hidden="true">
                        <rect x="0" width="14" height="12" fill="url(#tl-in-in-progress)"/>
                        <rect class="tl-body-fill" x="14" width="26" height="12"/>
                    </svg>
                    "soft end: some day in that month"
                </li>
                <li>
                    <svg width="32" height="12" aria-hidden="true">
                        <path class="tl-baseline" d="M0 6H31M30.2 2V10"/>
                    </svg>
                    "plan, or baseline, before the forecast"
                </li>
                <li>
                    <svg width="28" height="12" aria-hidden="true">
                        <path class="tl-whisker" d="M0 6H28"/>
                    </svg>
                    "time since it was promised"
                </li>
                <li><Picture glyph=Glyph::Finding size=14/>"finding"</li>
            </ul>
            <details class="tl-keys">
                <summary>"Keys"</summary>
                <dl>
                    {KEYS
                        .map(|(key, does)| view! { <dt>{key}</dt> <dd>{does}</dd> })}
                </dl>
            </details>
        </div>
    }
}

/// Gradients of soft ends, the hatch of late bars, and the glyphs, once for the whole page.
#[component]
pub fn Definitions() -> Markup {
    view! {
        <svg class="tl-definitions" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                {Status::ALL
                    .map(|status| {
                        let id = status.id();
                        // A late bar is white under its hatch, so its ends stay pale.
                        let full = if status == Status::Late { "0.45" } else { "1" };
                        let class = format!("tl-soft-{id}");
                        view! {
                            <linearGradient id=format!("tl-in-{id}")>
                                <stop class=class.clone() offset="0" stop-opacity="0.08"/>
                                <stop class=class.clone() offset="1" stop-opacity=full/>
                            </linearGradient>
                            <linearGradient id=format!("tl-out-{id}")>
                                <stop class=class.clone() offset="0" stop-opacity=full/>
                                <stop class=class offset="1" stop-opacity="0.08"/>
                            </linearGradient>
                            <Symbol glyph=Glyph::from(status) id=format!("glyph-{id}")/>
                        }
                    })}
                <Symbol glyph=Glyph::Finding id="glyph-finding".to_owned()/>
                <pattern id="tl-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect width="5" height="5" fill="#ffffff"/>
                    <path class="tl-hatch" d="M2.5 0V5"/>
                </pattern>
            </defs>
        </svg>
    }
}
