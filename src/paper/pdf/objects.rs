//! The objects of a PDF file and the table of where each begins. Knows their grammar; leaves what
//! they mean to whoever writes them.

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

/// A file that grows by objects.
pub struct Objects {
    bytes: Vec<u8>,
    /// Where each object begins; 0 for one that was promised and is not written yet.
    places: Vec<usize>,
}

impl Objects {
    pub fn new() -> Objects {
        Objects {
            // The second line tells programs that carry files that this one is not text.
            bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            places: Vec::new(),
        }
    }

    /// The number of an object that is written later.
    pub fn promise(&mut self) -> Ref {
        self.places.push(0);
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

    /// Writes a stream, packed. `entries` are those of its dictionary besides length and packing.
    pub fn add_stream(&mut self, entries: &str, bytes: &[u8]) -> Ref {
        let at = self.promise();
        let packed = compress_to_vec_zlib(bytes, LEVEL);
        self.begin(at);
        let length = packed.len();
        let head = format!("<</Length {length}/Filter/FlateDecode{entries}>>stream\n");
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(&packed);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        at
    }

    fn begin(&mut self, at: Ref) {
        self.places[at.0 - 1] = self.bytes.len();
        self.bytes
            .extend_from_slice(format!("{} 0 obj\n", at.0).as_bytes());
    }

    /// Writes the table of objects and the trailer.
    pub fn finish(mut self, root: Ref, info: Ref) -> Vec<u8> {
        let table = self.bytes.len();
        let count = self.places.len() + 1;
        let mut end = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for place in &self.places {
            // Writing to a string cannot fail.
            let _ = writeln!(end, "{place:010} 00000 n ");
        }
        let _ = write!(
            end,
            "trailer\n<</Size {count}/Root {root}/Info {info}>>\nstartxref\n{table}\n%%EOF\n"
        );
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
