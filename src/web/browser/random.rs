//! Randomness: the only place that asks for it.

use crate::journal::Writer;

/// A new writer: 128 random bits. A browser without a source of randomness fit for keys gives what
/// it has.
#[must_use]
pub fn writer() -> Writer {
    let mut bits = [0; 16];
    let filled = leptos::prelude::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bits));
    if filled.is_err() {
        for bits in bits.chunks_exact_mut(4) {
            bits.copy_from_slice(&some_bits().to_be_bytes());
        }
    }
    Writer(u128::from_be_bytes(bits))
}

#[expect(clippy::disallowed_methods, reason = "this is the adapter")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 2 to the power 32"
)]
fn some_bits() -> u32 {
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
