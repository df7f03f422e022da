//! Tables as text: comma-separated values (RFC 4180), and the same with tabs or semicolons between,
//! as spreadsheets copy and save them. Knows how cells are quoted and that none that is written may
//! begin a formula; what columns mean is for those who read and write them.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// How many rows a table may have.
pub const MOST_ROWS: usize = 100_000;
/// How many columns one row may have.
pub const MOST_COLUMNS: usize = 200;

/// A table that was read. All cells stand in one text, so that a long one costs little more than
/// its file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    cells: String,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// How many cells there are up to the end of each row.
    rows: Vec<usize>,
    /// The line of the text on which each row begins, from 1.
    lines: Vec<usize>,
}

impl Table {
    /// How many rows it has, heads included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many cells the row `row` has.
    #[must_use]
    pub fn width(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |end| end - self.first(row))
    }

    /// The line of the text on which a row begins, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// A cell without the blanks around it; empty where the row is shorter.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.width(row) {
            return "";
        }
        let at = self.first(row) + column;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.cells[start..self.ends[at]].trim()
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let places = self.ends.len() + self.rows.len() + self.lines.len();
        self.cells.len() + places * size_of::<usize>()
    }

    fn first(&self, row: usize) -> usize {
        row.checked_sub(1).map_or(0, |before| self.rows[before])
    }
}

/// Why a text is no table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableError {
    /// There is nothing in it.
    Empty,
    /// It has more rows than [`MOST_ROWS`].
    TooLong,
    /// The row on this line has more cells than [`MOST_COLUMNS`].
    TooWide {
        /// From 1.
        line: usize,
    },
    /// A quotation mark that was opened on this line is never closed.
    OpenQuote {
        /// From 1.
        line: usize,
    },
}

/// A text being read, so much at a time.
#[derive(Debug)]
pub struct TableReader<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    reader: Reader,
    table: Table,
    /// What has come of the cell that is being read.
    cell: Vec<u8>,
}

impl<'t> TableReader<'t> {
    /// Begins. What stands between cells is told by the first line: the tab, the semicolon or the
    /// comma, whichever is there most often outside quotes.
    #[must_use]
    pub fn new(text: &'t str) -> TableReader<'t> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        TableReader {
            text,
            at: 0,
            line: 1,
            reader: ReaderBuilder::new().delimiter(delimiter(text)).build(),
            table: Table::default(),
            cell: Vec::new(),
        }
    }

    /// How much has been read, of one.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share, for a bar on the screen"
    )]
    pub fn share(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }

    /// Reads about `bytes` more. Says whether it is done.
    pub fn read(&mut self, bytes: usize) -> Result<bool, TableError> {
        let until = self.at.saturating_add(bytes).min(self.text.len());
        let mut out = [0; 256];
        while self.at < until {
            let input = &self.text.as_bytes()[self.at..until];
            self.feed(input, &mut out)?;
        }
        if until < self.text.len() {
            return Ok(false);
        }
        // The end of the last line, which may lack one. Inside quotes it is taken for a letter.
        loop {
            let (result, _, written) = self.reader.read_field(b"\n", &mut out);
            match result {
                ReadFieldResult::OutputFull => {}
                ReadFieldResult::InputEmpty if written > 0 => {
                    return Err(TableError::OpenQuote { line: self.line });
                }
                ReadFieldResult::InputEmpty | ReadFieldResult::End => break,
                ReadFieldResult::Field { record_end } => {
                    self.take_cell(record_end)?;
                    break;
                }
            }
            self.cell.extend_from_slice(&out[..written]);
        }
        if self.table.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(true)
    }

    fn feed(&mut self, input: &[u8], out: &mut [u8]) -> Result<(), TableError> {
        let (result, used, written) = self.reader.read_field(input, out);
        if self.cell.is_empty() && self.is_at_row_start() {
            let is_over = matches!(result, ReadFieldResult::Field { record_end: true });
            let ends = is_over && input[..used].ends_with(b"\n");
            let inside = out[..written].split(|&byte| byte == b'\n').count() - 1;
            let line = usize::try_from(self.reader.line()).unwrap_or(usize::MAX);
            self.line = line - inside - usize::from(ends);
        }
        self.at += used;
        self.cell.extend_from_slice(&out[..written]);
        if let ReadFieldResult::Field { record_end } = result {
            self.take_cell(record_end)?;
        }
        Ok(())
    }

    fn is_at_row_start(&self) -> bool {
        self.table.ends.len() == self.table.rows.last().copied().unwrap_or(0)
    }

    fn take_cell(&mut self, is_last: bool) -> Result<(), TableError> {
        // Cells are cut out of a text at ASCII letters, so each is one.
        let cell = String::from_utf8_lossy(&self.cell);
        self.table.cells.push_str(&cell);
        self.table.ends.push(self.table.cells.len());
        self.cell.clear();
        let start = self.table.rows.last().copied().unwrap_or(0);
        let count = self.table.ends.len() - start;
        if count > MOST_COLUMNS {
            return Err(TableError::TooWide { line: self.line });
        }
        if !is_last {
            return Ok(());
        }
        let end_of = |at: usize, ends: &[usize]| at.checked_sub(1).map_or(0, |before| ends[before]);
        let before = end_of(start, &self.table.ends);
        if self.table.cells[before..].trim().is_empty() {
            // Spreadsheets save rows of nothing but commas.
            self.table.ends.truncate(start);
            self.table.cells.truncate(before);
            return Ok(());
        }
        self.table.rows.push(self.table.ends.len());
        self.table.lines.push(self.line);
        if self.table.len() > MOST_ROWS {
            return Err(TableError::TooLong);
        }
        Ok(())
    }

    /// The table, once all is read.
    #[must_use]
    pub fn finish(self) -> Table {
        self.table
    }
}

fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if !is_quoted => {
                for (of, count) in &mut counts {
                    *count += u32::from(*of == byte);
                }
            }
            _ => {}
        }
    }
    let mut most = (b',', 0);
    for (of, count) in counts {
        if count > most.1 {
            most = (of, count);
        }
    }
    most.0
}

/// Writes one row of comma-separated values.
pub fn write_line(out: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// What a spreadsheet takes for the beginning of a formula, in Asian widths too.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// A cell, quoted where it must be. A cell that a spreadsheet would take for a formula begins with
/// an apostrophe.
fn write_cell(out: &mut String, cell: &str) {
    let is_formula = is_formula(cell);
    if !is_formula && !cell.contains([',', '"', '\n', '\r']) {
        return out.push_str(cell);
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    for letter in cell.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    out.push('"');
}

/// A cell that was read, without the apostrophe that [`write_line`] puts before a formula.
#[must_use]
pub fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take it for a formula, or it looks like one that was guarded.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Vec<Vec<String>>, TableError> {
        read_by(text, usize::MAX)
    }

    fn read_by(text: &str, bytes: usize) -> Result<Vec<Vec<String>>, TableError> {
        let mut reader = TableReader::new(text);
        while !reader.read(bytes)? {}
        let table = reader.finish();
        let row = |row| {
            (0..table.width(row))
                .map(|at| table.cell(row, at).to_owned())
                .collect()
        };
        Ok((0..table.len()).map(row).collect())
    }

    #[test]
    fn commas_tabs_and_semicolons_are_told_apart_by_the_first_line() {
        let wanted = vec![vec!["a", "b, c"], vec!["1", "2"]];
        for text in [
            "a,\"b, c\"\r\n1,2\r\n",
            "a\tb, c\n1\t2",
            "\u{feff}a;\"b, c\"\n1;2\n",
        ] {
            assert_eq!(read(text).unwrap(), wanted, "{text:?}");
        }
    }

    #[test]
    fn quotes_line_feeds_in_cells_and_rows_of_nothing() {
        let text = "name,note\n\"Ash, \"\"Old\"\" House\",\"two\nlines\"\n,,\n\n Beech ,x\n";
        let rows = read(text).unwrap();
        assert_eq!(rows[1], ["Ash, \"Old\" House", "two\nlines"]);
        assert_eq!(rows[2], ["Beech", "x"]);
        assert_eq!(rows.len(), 3);
        let mut reader = TableReader::new(text);
        while !reader.read(3).unwrap() {}
        let table = reader.finish();
        assert_eq!((table.line(0), table.line(1), table.line(2)), (1, 2, 6));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read(""), Err(TableError::Empty));
        assert_eq!(read("\n\n,,\n"), Err(TableError::Empty));
        assert_eq!(read("a,b\n\"c,d\n"), Err(TableError::OpenQuote { line: 2 }));
        let wide = "x,".repeat(MOST_COLUMNS + 1);
        assert_eq!(read(&wide), Err(TableError::TooWide { line: 1 }));
        let long = "x,y\n".repeat(MOST_ROWS + 1);
        assert_eq!(read(&long), Err(TableError::TooLong));
    }

    /// Blanks around a cell are not kept, so there are none.
    fn cell() -> impl Strategy<Value = String> {
        "[ -~é\n\"',;\t=]{0,12}".prop_map(|cell| cell.trim().to_owned())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            rows in prop::collection::vec(prop::collection::vec(cell(), 2..5), 1..8),
            bytes in 1_usize..40,
        ) {
            let mut text = String::new();
            write_line(&mut text, &["a", "b"]);
            for row in &rows {
                write_line(&mut text, &row.iter().map(String::as_str).collect::<Vec<_>>());
            }
            let read: Vec<Vec<String>> = read_by(&text, bytes).unwrap();
            let wanted = rows.iter().filter(|row| !row.iter().all(String::is_empty));
            let wanted: Vec<&Vec<String>> = wanted.collect();
            prop_assert_eq!(read.len() - 1, wanted.len());
            for (read, wanted) in read[1..].iter().zip(wanted) {
                prop_assert_eq!(read.len(), wanted.len());
                for (read, wanted) in read.iter().zip(wanted) {
                    prop_assert_eq!(without_guard(read), wanted);
                }
            }
        }
    }
}
