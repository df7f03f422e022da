//! The tools of the chart: keys, columns, the window in the overview, packed rows, the view as text.

// Keys.

pub const KEYS: &str = "Keys";
/// Which keys, and what they do.
pub const ALL_KEYS: [(&str, &str); 17] = [
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

// Columns.

pub const COLUMNS: &str = "Columns and how wide they are";
pub const USUAL: &str = "Usual columns";
pub const USUAL_ARE_BACK: &str = "The usual columns are back.";
pub const COLUMNS_HINT: &str = "Kept on this device, in saved views and in the address. The edges of the heads can be dragged too; a double click fits them.";

pub fn width_of(column: &str) -> String {
    format!("Width of {column}")
}

pub fn is_wide(column: &str, width: u16) -> String {
    format!("{column}, {width} wide.")
}

// The window in the overview.

pub const DAYS_IN_VIEW: &str = "Days in view";
pub const DAYS_IN_WHOLE_PLAN: &str = "Days in view, in the whole plan";
pub const FIRST_DAY: &str = "First day in view";
pub const LAST_DAY: &str = "Last day in view";

pub fn days(first: &str, last: &str) -> String {
    format!("{first} to {last}")
}

// Packed rows.

pub const PACKED_TIMELINE: &str = "Timeline, several bars on a line";
pub const ALL_ROWS: &str = "All rows";

/// After how many rows a lane has.
pub fn folded(count: &str) -> String {
    format!("{count}, folded away")
}

/// A bar's name with its date, when one waits on it.
pub fn bar_with_date(name: &str, date: &str) -> String {
    format!("{name} {date}")
}

// The view as text.

pub const READ_AS_TEXT: &str = "Read as text";
pub const AS_TEXT: &str = "The view as text";
pub const TEXT: &str = "Text";
pub const COPY: &str = "Copy";
pub const PRINT: &str = "Print";
pub const CLOSE: &str = "Close";
pub const COPIED: &str = "The text is on the clipboard.";
pub const CANNOT_COPY: &str =
    "This browser does not let the text be copied by a button. Select it and copy it.";
