//! PDF files, read back.

use super::*;

/// The streams of a file, each with what stands before it, unpacked.
fn streams_of(pdf: &[u8]) -> Vec<(String, Vec<u8>)> {
    let find = |from: usize, what: &[u8]| {
        pdf[from..]
            .windows(what.len())
            .position(|it| it == what)
            .map(|at| from + at)
    };
    let mut streams = Vec::new();
    let mut from = 0;
    while let Some(at) = find(from, b"/FlateDecode") {
        let begin = find(at, b"stream\n").unwrap() + 7;
        let end = find(begin, b"\nendstream").unwrap();
        let head = String::from_utf8_lossy(&pdf[at..begin]).into_owned();
        let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[begin..end]).unwrap();
        streams.push((head, bytes));
        from = end;
    }
    streams
}

/// The drawings of a file.
fn streams(pdf: &[u8]) -> Vec<String> {
    let drawn = streams_of(pdf).into_iter();
    drawn
        .filter(|(head, _)| !head.contains("/Type"))
        .map(|(_, bytes)| bytes.iter().map(|&byte| char::from(byte)).collect())
        .collect()
}

/// The objects that are packed together in a file, by number; also checks that its table names the
/// place of every object.
fn packed(pdf: &[u8]) -> order::Map<usize, String> {
    let mut objects = order::Map::new();
    let all = streams_of(pdf);
    for (head, bytes) in all.iter().filter(|(head, _)| head.contains("/Type/ObjStm")) {
        let first: usize = head
            .split("/First ")
            .nth(1)
            .unwrap()
            .split('>')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let text = String::from_utf8_lossy(bytes);
        let numbers: Vec<usize> = text[..first]
            .split_whitespace()
            .map(|it| it.parse().unwrap())
            .collect();
        for pair in numbers.chunks(2) {
            let body = text[first + pair[1]..].lines().next().unwrap();
            assert!(objects.insert(pair[0], body.to_owned()).is_none());
        }
    }
    let (_, rows) = all.last().unwrap();
    for (number, row) in rows.chunks(7).enumerate().skip(1) {
        let at = u32::from_be_bytes([row[1], row[2], row[3], row[4]]) as usize;
        match row[0] {
            1 => {
                let head = format!("{number} 0 obj\n");
                assert!(pdf[at..].starts_with(head.as_bytes()), "object {number}");
            }
            2 => assert!(objects.contains_key(&number), "object {number}"),
            other => panic!("object {number} is {other}"),
        }
    }
    objects
}

/// An element of the tree: its sort, its marked pieces, its words and what stands in it.
struct Element {
    sort: String,
    pieces: Vec<usize>,
    alternative: Option<String>,
    kids: Vec<Element>,
}

fn element(objects: &order::Map<usize, String>, at: usize, parent: Option<usize>) -> Element {
    let body = &objects.get(&at).unwrap();
    let after = |key: &str| body.split(key).nth(1).map(str::to_owned);
    if let Some(parent) = parent {
        assert!(body.contains(&format!("/P {parent} 0 R")), "{body}");
    }
    let kids = after("/K[").unwrap();
    let kids: Vec<&str> = kids.split(']').next().unwrap().split_whitespace().collect();
    let is_ref = |place: usize| kids.get(place + 2) == Some(&"R");
    let mut found = Element {
        sort: after("/S/").unwrap().split('/').next().unwrap().to_owned(),
        pieces: Vec::new(),
        alternative: after("/Alt <FEFF").map(|hex| {
            let units = hex.split('>').next().unwrap();
            let units: Vec<u16> = (0..units.len() / 4)
                .map(|it| u16::from_str_radix(&units[4 * it..4 * it + 4], 16).unwrap())
                .collect();
            String::from_utf16(&units).unwrap()
        }),
        kids: Vec::new(),
    };
    let mut place = 0;
    while place < kids.len() {
        let number = kids[place].parse().unwrap();
        if is_ref(place) {
            found.kids.push(element(objects, number, Some(at)));
            place += 3;
        } else {
            found.pieces.push(number);
            place += 1;
        }
    }
    found
}

/// How many marked pieces belong to an element and to what stands in it.
fn pieces(element: &Element) -> usize {
    element.pieces.len() + element.kids.iter().map(pieces).sum::<usize>()
}

/// What the cells are of each row of each table.
pub fn tables(bytes: &[u8]) -> Vec<Vec<Vec<String>>> {
    let objects = packed(bytes);
    let root = objects
        .iter()
        .find(|(_, body)| body.contains("/S/Document"));
    let document = element(&objects, *root.unwrap().0, None);
    let sorts = |row: &Element| row.kids.iter().map(|it| it.sort.clone()).collect();
    let tables = document.kids.iter().filter(|it| it.sort == "Table");
    tables
        .map(|table| table.kids.iter().map(sorts).collect())
        .collect()
}

#[test]
fn a_file_says_what_is_what_to_those_who_have_it_read_to_them() {
    let desk = desk(&hertfordshire(), &State::default());
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    let bytes = pdf(&sheets);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/MarkInfo<</Marked true>>/StructTreeRoot"));
    let objects = packed(&bytes);
    let root = objects
        .iter()
        .find(|(_, body)| body.contains("/S/Document"));
    let document = element(&objects, *root.unwrap().0, None);
    let sorts: Vec<&str> = document.kids.iter().map(|it| &*it.sort).collect();
    assert_eq!(&sorts[..3], ["H1", "P", "Table"]);
    assert_eq!(sorts.iter().filter(|it| **it == "Table").count(), 8);

    let mut figures = Vec::new();
    for table in document.kids.iter().filter(|it| it.sort == "Table") {
        for row in &table.kids {
            assert_eq!(row.sort, "TR");
            let sorts: Vec<&str> = row.kids.iter().map(|it| &*it.sort).collect();
            match sorts[..] {
                // The heading of a lane, and those of the columns.
                ["TH"] | ["TH", "TH", "TH", "TH", "TH", "TH"] => {}
                ["TH", "TD", "TD", "TD", "TD", "TD"] => {
                    let figure = &row.kids[5].kids[0];
                    assert_eq!(figure.sort, "Figure");
                    assert!(!figure.pieces.is_empty() && !row.kids[0].pieces.is_empty());
                    figures.push(figure.alternative.clone().unwrap());
                }
                ref other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(figures.len(), desk.outlook.plan().activities.len());
    assert_eq!(figures[0], "Late: planned by Apr 2009, no go-live recorded");

    // Every marked piece of a sheet belongs to one element, and nothing else is left unmarked.
    let marked: usize = streams(&bytes)
        .iter()
        .map(|it| it.matches("<</MCID ").count())
        .sum();
    assert_eq!(pieces(&document), marked);
    for drawn in streams(&bytes).iter().filter(|it| it.contains("MCID")) {
        let begun = drawn.matches(" BMC\n").count() + drawn.matches("BDC").count();
        assert_eq!(begun, drawn.matches("EMC").count());
    }
}

#[test]
fn a_row_has_a_cell_for_every_column_that_was_chosen() {
    let mut desk = desk(&hertfordshire(), &State::default());
    desk.table = chosen::table(&["name", "system", "lead", "forecast", "slip"]);
    let bytes = pdf(&Sheets::new(desk, Setup::new(Form::A4Landscape)));
    let objects = packed(&bytes);
    let is_root = |body: &str| body.contains("/S/Document");
    let root = objects.iter().find(|(_, body)| is_root(body));
    let document = element(&objects, *root.unwrap().0, None);
    let tables = document.kids.iter().filter(|it| it.sort == "Table");
    let mut full = 0;
    for row in tables.flat_map(|table| &table.kids) {
        match row.kids.len() {
            // The heading of a lane.
            1 => {}
            // Name, four that were chosen, source, bars.
            7 => full += 1,
            other => panic!("{other} cells"),
        }
        assert!(!row.kids[0].pieces.is_empty());
    }
    assert!(full > 187, "{full}");
    assert!(objects.values().any(|body| body.contains("/ColSpan 7>>")));
}

pub fn pdf(sheets: &Sheets) -> Vec<u8> {
    let mut pdf = Pdf::new(sheets);
    while pdf.add_sheet() {}
    pdf.finish()
}

#[test]
fn the_same_plan_gives_the_same_bytes_with_a_title_a_language_and_bookmarks() {
    let desk = desk(&hertfordshire(), &State::default());
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    let bytes = pdf(&sheets);
    assert_eq!(
        bytes,
        pdf(&Sheets::new(desk.clone(), Setup::new(Form::A4Landscape)))
    );
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(text.matches("/Type/Page/").count(), 8);
    assert!(text.contains("/Lang(en-GB)") && text.contains("/DisplayDocTitle true"));
    let lanes = sheets.marks();
    assert_eq!(lanes.len(), 8);
    assert_eq!(text.matches("/XYZ 0 ").count(), 8);
    assert!(text.contains("/First") && text.contains("/Count 8>>"));
    let streams = streams(&bytes);
    assert!(streams[0].contains("(Skin Health)Tj"));
    assert!(
        streams
            .iter()
            .any(|stream| stream.contains("(Not dated yet)Tj"))
    );
}

#[test]
fn letters_that_helvetica_lacks_are_printed_plain_said_and_found() {
    let plan = plan_with(
        r#""activities": [{"id": "a", "kind": "milestone", "name": "Dŵr (naïve) Ω", "start": "2010"}]"#,
    );
    let desk = desk(&plan, &State::default());
    let setup = Setup {
        has_plain_letters: true,
        ..Setup::new(Form::A4Landscape)
    };
    let sheets = Sheets::new(desk.clone(), setup);
    assert!(
        words(&sheets.draw(0))
            .join(" ")
            .contains("2 letters that this file’s type")
    );
    let page = streams(&pdf(&sheets)).remove(0);
    assert!(page.contains("(Dwr \\(na\u{ef}ve\\) ?)Tj"), "{page}");
    // UTF-16 of "Dŵr (naïve) Ω".
    assert!(
        page.contains("/ActualText <FEFF00440175007200200028"),
        "{page}"
    );
    let picture = svg(&sheets.draw(0), "");
    assert!(picture.contains(">Dŵr (naïve) Ω</text>"));
}
