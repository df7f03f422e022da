//! What the shapes mean. Which keys there are comes with `tools`. Also the definitions every bar draws from.

use crate::web::prelude::*;

use super::columns::use_columns;
use super::looking::Looking;
use super::tools::ToolOf;
use crate::outlook::Status;
use crate::plan::ActivityKind;
use crate::web::common::glyph::{Glyph, Picture, Symbol};
use crate::web::parts::{self, use_parts};
use crate::words::timeline as words;

/// The order in which the legend names the statuses.
const ORDER: [Status; 6] = [
    Status::Planned,
    Status::InProgress,
    Status::Due,
    Status::Live,
    Status::Late,
    Status::Undated,
];

/// The line under the chart.
#[component]
pub fn Legend(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (columns, parts) = (use_columns(), use_parts());
    view! {
        <div class="tl-legend">
            <ul class="tl-legend-list" aria-label=words::SHAPES>
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
                    {words::SOFT_END}
                </li>
                <li>
                    <svg width="32" height="12" aria-hidden="true">
                        <path class="tl-baseline" d="M0 6H31M30.2 2V10"/>
                    </svg>
                    {words::THIN_BAR}
                </li>
                <li>
                    <svg width="28" height="12" aria-hidden="true">
                        <path class="tl-whisker" d="M0 6H28"/>
                    </svg>
                    {words::WHISKER}
                </li>
                <li><Picture glyph=Glyph::Finding size=14/>{words::FINDING}</li>
            </ul>
            <div class="tl-legend-tools">
                {move || {
                    (columns.is_wanted.get() && parts.ghost.is_here())
                        .then(|| parts::tool(&ToolOf::Keys(looking)))
                }}
            </div>
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
                // Stripes 7 px apart along the bar, so that each meets the pixels alike, with soft
                // edges. A pattern would be drawn anew for every bar and every change.
                <linearGradient id="tl-hatch" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="3.5" y2="3.5" spreadMethod="repeat">
                    <stop offset="0.26" stop-color="#ffffff"/>
                    <stop class="tl-hatch" offset="0.4"/>
                    <stop class="tl-hatch" offset="0.6"/>
                    <stop offset="0.74" stop-color="#ffffff"/>
                </linearGradient>
            </defs>
        </svg>
    }
}
