//! Bytes in and out: files that are chosen, dropped or fetched, and files that are saved. Knows
//! sizes, progress and stopping; leaves what is in them to the core.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Blob, BlobPropertyBag, File, HtmlAnchorElement, ReadableStream,
    ReadableStreamDefaultReader, RequestInit, Response, Url,
};

/// The largest file that is read: 64 MB.
pub const MAX_BYTES: u32 = 64 * 1024 * 1024;

/// Why no bytes came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// It is larger than [`MAX_BYTES`]; so many bytes if that is known.
    TooLarge(Option<u64>),
    /// The reader pressed Stop.
    Stopped,
    /// The server answered with this status.
    Status(u16),
    /// The browser could not read it, in its own words.
    Failed(String),
}

/// How much has come: bytes so far, and in all when that is known.
pub type Progress<'a> = &'a dyn Fn(u32, Option<u32>);

fn failed(error: &JsValue) -> ReadError {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    if name.as_deref() == Some("AbortError") {
        return ReadError::Stopped;
    }
    let said = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string());
    ReadError::Failed(said.unwrap_or_else(|| "the browser gave no reason".to_owned()))
}

/// Fetches from this origin.
pub async fn fetch(
    url: &str,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    let how = RequestInit::new();
    how.set_signal(Some(stop));
    let asked = leptos::prelude::window().fetch_with_str_and_init(url, &how);
    let answer: Response = JsFuture::from(asked)
        .await
        .map_err(|error| failed(&error))?
        .unchecked_into();
    if !answer.ok() {
        return Err(ReadError::Status(answer.status()));
    }
    // What is sent compressed has a length of its own, so this is told but not trusted.
    let packed = answer.headers().has("content-encoding").unwrap_or(false);
    let length = answer.headers().get("content-length").ok().flatten();
    let length = length
        .filter(|_| !packed)
        .and_then(|length| length.parse().ok());
    match answer.body() {
        Some(body) => read(&body, length, stop, progress).await,
        None => Ok(Vec::new()),
    }
}

/// Reads a file that was chosen or dropped.
pub async fn read_file(
    file: &File,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    let size = file.size();
    if size > f64::from(MAX_BYTES) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are whole and not negative"
        )]
        return Err(ReadError::TooLarge(Some(size as u64)));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held under MAX_BYTES above"
    )]
    read(&file.stream(), Some(size as u32), stop, progress).await
}

async fn read(
    body: &ReadableStream,
    length: Option<u32>,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(length.unwrap_or(0).min(MAX_BYTES) as usize);
    loop {
        if stop.aborted() {
            drop(reader.cancel());
            return Err(ReadError::Stopped);
        }
        let piece = JsFuture::from(reader.read())
            .await
            .map_err(|error| failed(&error))?;
        let is_last =
            js_sys::Reflect::get(&piece, &"done".into()).is_ok_and(|done| done.is_truthy());
        if is_last {
            return Ok(bytes);
        }
        let piece: Uint8Array = js_sys::Reflect::get(&piece, &"value".into())
            .map_err(|error| failed(&error))?
            .unchecked_into();
        let start = bytes.len();
        let Some(end) = u32::try_from(start)
            .ok()
            .and_then(|start| start.checked_add(piece.length()))
        else {
            return Err(ReadError::TooLarge(None));
        };
        if end > MAX_BYTES {
            drop(reader.cancel());
            return Err(ReadError::TooLarge(None));
        }
        bytes.resize(end as usize, 0);
        piece.copy_to(&mut bytes[start..]);
        progress(end, length);
    }
}

/// Gives the reader a file to keep, by the browser's own download.
pub fn save(name: &str, kind: &str, content: &str) -> Result<(), String> {
    let said = |error: JsValue| match failed(&error) {
        ReadError::Failed(words) => words,
        _ => String::new(),
    };
    let about = BlobPropertyBag::new();
    about.set_type(kind);
    let parts = Array::of1(&content.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &about).map_err(said)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(said)?;
    let page = leptos::prelude::document();
    let link: HtmlAnchorElement = page.create_element("a").map_err(said)?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        // The download has its own hold on the bytes by then.
        super::pause::wait(60_000).await;
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}
