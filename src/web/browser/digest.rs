//! SHA-256 by the browser, which does it beside the page's own work and several times faster than
//! the program could. Browsers offer it on secure addresses only.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen_futures::JsFuture;

use super::files::{self, ReadError};

/// A digest on its way.
#[derive(Debug)]
pub struct Digest(Promise);

impl Digest {
    /// Begins to work out the digest of `bytes`, of which the browser takes a copy. `None` where
    /// it does not offer that.
    #[must_use]
    pub fn begin(bytes: &[u8]) -> Option<Digest> {
        let crypto = leptos::prelude::window().crypto().ok()?;
        // Not there on an address that is not secure, whatever the types say.
        let subtle = crypto.subtle();
        if subtle.is_undefined() {
            return None;
        }
        let answer = subtle.digest_with_str_and_u8_array("SHA-256", bytes);
        answer.ok().map(Digest)
    }

    /// The 32 bytes.
    ///
    /// # Errors
    /// What the browser said where it failed.
    pub async fn bytes(self) -> Result<Vec<u8>, ReadError> {
        let buffer = JsFuture::from(self.0).await;
        let buffer = buffer.map_err(|error| files::failed(&error))?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}
