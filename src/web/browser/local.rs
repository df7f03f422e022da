//! localStorage as a shelf of text: the first copy. Knows that every call may throw, even the one
//! that asks for the storage; leaves keys and records to `store`.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::failure::words;
use crate::store::{Shelf, ShelfError};
use crate::words::keeping as words;

/// localStorage, or why there is none.
#[derive(Clone, Debug)]
pub struct LocalShelf(Result<Storage, ShelfError>);

impl LocalShelf {
    /// Asks the browser for localStorage.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the adapter")]
    pub fn open() -> LocalShelf {
        LocalShelf(match leptos::prelude::window().local_storage() {
            Ok(Some(storage)) => Ok(storage),
            Ok(None) => Err(ShelfError(words::THIS_BROWSER_HAS_NO_LOCAL.into())),
            Err(error) => Err(ShelfError(words(&error))),
        })
    }

    fn storage(&self) -> Result<&Storage, ShelfError> {
        self.0.as_ref().map_err(Clone::clone)
    }
}

fn refused(error: JsValue) -> ShelfError {
    ShelfError(words(&error))
}

impl Shelf for LocalShelf {
    /// All names in one call: asking for the n-th name one by one is slow beyond measure in some
    /// browsers.
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        // As `Object.keys`, but a storage that throws is an error here and not the end.
        let keys = Reflect::own_keys(self.storage()?.unchecked_ref()).map_err(refused)?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.storage()?.get_item(key).map_err(refused)
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.storage()?.set_item(key, value).map_err(refused)
    }

    fn delete(&mut self, key: &str) -> Result<(), ShelfError> {
        self.storage()?.remove_item(key).map_err(refused)
    }
}
