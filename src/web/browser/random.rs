//! Randomness: the only place that asks for it.

use crate::journal::Writer;

/// A new writer: 128 random bits. `None` when the browser gives none.
#[must_use]
pub fn writer() -> Option<Writer> {
    let mut bits = [0; 16];
    web_sys::window()?
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut bits)
        .ok()?;
    Some(Writer(u128::from_be_bytes(bits)))
}
