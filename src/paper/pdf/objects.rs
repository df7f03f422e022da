//! The objects of a PDF file and the table of where each begins. Knows their grammar; leaves what
//! they mean to whoever writes them. Small ones that nobody reads first are packed together, so that
//! ten thousands of them take little room.

use std::fmt::Write as _;

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard streams are packed, 1 to 10: beyond this it takes longer and gains little.
const LEVEL: u8 = 6;

/// The number of an object, from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ref(usize);

impl std::fmt::Display for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

/// So many objects are packed together.
const TOGETHER: u16 = 200;

/// Where an object stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// Nowhere yet: it was promised.
    Promised,
    /// It begins so many bytes into the file.
    At(usize),
    /// It is packed in the object of that number, as the one of that place among those there.
    In(usize, u16),
}

/// Objects that are packed together.
#[derive(Default)]
struct Pack {
    /// Its own number, from the first object on.
    number: Option<Ref>,
    /// Number and offset of each.
    heads: String,
    bodies: String,
    count: u16,
}

/// A file that grows by objects.
pub struct Objects {
    bytes: Vec<u8>,
    places: Vec<Place>,
    pack: Pack,
}

impl Objects {
    pub fn new() -> Objects {
        Objects {
            // The second line tells programs that carry files that this one is not text.
            bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            places: Vec::new(),
            pack: Pack::default(),
        }
    }

    /// The number of an object that is written later.
    pub fn promise(&mut self) -> Ref {
        self.places.push(Place::Promised);
        Ref(self.places.len())
    }

    /// Writes an object under a promised number.
    pub fn put(&mut self, at: Ref, object: &str) {
        self.begin(at);
        self.bytes.extend_from_slice(object.as_bytes());
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Writes an object.
    pub fn add(&mut self, object: &str) -> Ref {
        let at = self.promise();
        self.put(at, object);
        at
    }

    /// Writes an object under a promised number, packed with others.
    pub fn put_packed(&mut self, at: Ref, object: &str) {
        let number = match self.pack.number {
            Some(number) => number,
            None => self.promise(),
        };
        let pack = &mut self.pack;
        pack.number = Some(number);
        // Writing to a string cannot fail.
        let _ = write!(pack.heads, "{} {} ", at.0, pack.bodies.len());
        pack.bodies.push_str(object);
        pack.bodies.push('\n');
        self.places[at.0 - 1] = Place::In(number.0, pack.count);
        pack.count += 1;
        if pack.count == TOGETHER {
            self.close_pack();
        }
    }

    fn close_pack(&mut self) {
        let pack = std::mem::take(&mut self.pack);
        if let Some(number) = pack.number {
            let entries = format!("/Type/ObjStm/N {}/First {}", pack.count, pack.heads.len());
            let bytes = pack.heads + &pack.bodies;
            self.put_stream(number, &entries, bytes.as_bytes());
        }
    }

    /// Writes a stream, packed. `entries` are those of its dictionary besides length and packing.
    pub fn add_stream(&mut self, entries: &str, bytes: &[u8]) -> Ref {
        let at = self.promise();
        self.put_stream(at, entries, bytes);
        at
    }

    fn put_stream(&mut self, at: Ref, entries: &str, bytes: &[u8]) {
        let packed = compress_to_vec_zlib(bytes, LEVEL);
        self.begin(at);
        let length = packed.len();
        let head = format!("<</Length {length}/Filter/FlateDecode{entries}>>stream\n");
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(&packed);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn begin(&mut self, at: Ref) {
        self.places[at.0 - 1] = Place::At(self.bytes.len());
        self.bytes
            .extend_from_slice(format!("{} 0 obj\n", at.0).as_bytes());
    }

    /// Writes the table of objects, which names the catalog and what is said of the file.
    pub fn finish(mut self, root: Ref, info: Ref) -> Vec<u8> {
        self.close_pack();
        let table = self.promise();
        let begin = self.bytes.len();
        self.places[table.0 - 1] = Place::At(begin);
        // Seven bytes each: what sort, where, and which among those packed there.
        let mut rows = vec![0, 0, 0, 0, 0, 0xff, 0xff];
        for place in &self.places {
            let (sort, at, among) = match *place {
                Place::Promised => (0, 0, 0),
                Place::At(at) => (1, at, 0),
                Place::In(at, among) => (2, at, among),
            };
            rows.push(sort);
            rows.extend_from_slice(&u32::try_from(at).unwrap_or(u32::MAX).to_be_bytes());
            rows.extend_from_slice(&among.to_be_bytes());
        }
        let size = self.places.len() + 1;
        let entries = format!("/Type/XRef/Size {size}/W[1 4 2]/Root {root}/Info {info}");
        self.put_stream(table, &entries, &rows);
        let end = format!("startxref\n{begin}\n%%EOF\n");
        self.bytes.extend_from_slice(end.as_bytes());
        self.bytes
    }
}

/// A text of any letters as PDF keeps it, such as a title: UTF-16 in hexadecimal digits.
pub fn text(words: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in words.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}
