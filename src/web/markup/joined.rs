//! Templates with constants of the language in them, joined while the program is compiled. Only
//! `view!` calls these.

/// How long pieces are together.
#[must_use]
pub const fn length(pieces: &[&str]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < pieces.len() {
        sum += pieces[at].len();
        at += 1;
    }
    sum
}

/// Pieces one after the other.
#[must_use]
pub const fn joined<const LENGTH: usize>(pieces: &[&str]) -> [u8; LENGTH] {
    let mut joined = [0; LENGTH];
    let (mut piece, mut end) = (0, 0);
    while piece < pieces.len() {
        let bytes = pieces[piece].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            joined[end] = bytes[at];
            at += 1;
            end += 1;
        }
        piece += 1;
    }
    joined
}

/// The text that was joined.
#[must_use]
pub const fn text(joined: &'static [u8]) -> &'static str {
    match str::from_utf8(joined) {
        Ok(text) => text,
        Err(_) => panic!("text after text is text"),
    }
}
