//! Bytes in and out: files that are chosen, dropped or fetched, and files that are saved. Knows
//! sizes, progress and stopping; leaves what is in them to the core.

use crate::words::keeping as words;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Blob, BlobPropertyBag, File, HtmlAnchorElement, ReadableStream,
    ReadableStreamDefaultReader, RequestInit, Response, TextDecoder, Url,
};

/// Why no bytes came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// It is larger than was asked for: so many bytes, or as many as had come by then.
    TooLarge(usize),
    /// The reader pressed Stop.
    Stopped,
    /// The server answered with this status.
    Status(u16),
    /// The browser could not read it, in its own words.
    Failed(String),
}

/// How much has come: bytes so far, and in all when that is known.
pub type Progress<'a> = &'a dyn Fn(usize, Option<usize>);

/// What the browser threw, as a reason.
pub(super) fn failed(error: &JsValue) -> ReadError {
    let name = Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    if name.as_deref() == Some("AbortError") {
        return ReadError::Stopped;
    }
    let said = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string());
    ReadError::Failed(said.unwrap_or_else(|| words::THE_BROWSER_GAVE_NO_REASON.to_owned()))
}

/// What boot.js asked for before the program was there, if it was this. It is given once.
fn early(url: &str) -> Option<Promise> {
    let of = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).ok();
    let shell = of(&leptos::prelude::window(), "rollcall")?;
    let early = of(&shell, "early")?;
    if of(&early, "url")?.as_string()? != url {
        return None;
    }
    Reflect::set(&shell, &"early".into(), &JsValue::NULL).ok()?;
    of(&early, "answer")?.dyn_into().ok()
}

/// Fetches at most `most` bytes from this origin.
pub async fn fetch(
    url: &str,
    most: usize,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    let asked = early(url).unwrap_or_else(|| {
        let how = RequestInit::new();
        how.set_signal(Some(stop));
        leptos::prelude::window().fetch_with_str_and_init(url, &how)
    });
    let answer = JsFuture::from(asked).await;
    let answer: Response = answer.map_err(|error| failed(&error))?.unchecked_into();
    if !answer.ok() {
        return Err(ReadError::Status(answer.status()));
    }
    // The length of what is sent compressed is that of another text.
    let is_packed = answer.headers().has("content-encoding").unwrap_or(false);
    let length = answer.headers().get("content-length").ok().flatten();
    let length = length
        .filter(|_| !is_packed)
        .and_then(|length| length.parse().ok());
    match answer.body() {
        Some(body) => read(&body, length, most, stop, progress).await,
        None => Ok(Vec::new()),
    }
}

/// Reads a file that was chosen or dropped, if it has at most `most` bytes.
pub async fn read_file(
    file: &File,
    most: usize,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are whole and not negative, and `as` saturates"
    )]
    let size = file.size() as usize;
    if size > most {
        return Err(ReadError::TooLarge(size));
    }
    read(&file.stream(), Some(size), most, stop, progress).await
}

async fn read(
    body: &ReadableStream,
    length: Option<usize>,
    most: usize,
    stop: &AbortSignal,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ReadError> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    // The pieces stay with the browser until the last has come: then their length is known, and
    // room is made for them once. What a server says of it is not believed.
    let mut pieces: Vec<Uint8Array> = Vec::new();
    let mut total = 0_usize;
    let of = |piece: &JsValue, name: &str| Reflect::get(piece, &name.into());
    loop {
        if stop.aborted() {
            drop(reader.cancel());
            return Err(ReadError::Stopped);
        }
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|error| failed(&error))?;
        if of(&piece, "done").is_ok_and(|done| done.is_truthy()) {
            return Ok(joined(&pieces, total));
        }
        let piece = of(&piece, "value").map_err(|error| failed(&error))?;
        let piece: Uint8Array = piece.unchecked_into();
        total = total.saturating_add(piece.length() as usize);
        if total > most {
            drop(reader.cancel());
            return Err(ReadError::TooLarge(total));
        }
        pieces.push(piece);
        progress(total, length);
    }
}

/// The bytes of pieces that have so many together.
fn joined(pieces: &[Uint8Array], total: usize) -> Vec<u8> {
    let mut bytes = vec![0; total];
    let mut rest = &mut bytes[..];
    for piece in pieces {
        let (here, after) = rest.split_at_mut(piece.length() as usize);
        piece.copy_to(here);
        rest = after;
    }
    bytes
}

/// Bytes as text: UTF-8, UTF-16 where they begin with its mark, else the letters of old Windows,
/// which spreadsheets still save.
#[must_use]
pub fn text_of(bytes: Vec<u8>) -> String {
    let label = match &bytes[..] {
        [0xFF, 0xFE, ..] => "utf-16le",
        [0xFE, 0xFF, ..] => "utf-16be",
        _ => match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => return decoded("windows-1252", error.as_bytes()),
        },
    };
    decoded(label, &bytes)
}

fn decoded(label: &str, bytes: &[u8]) -> String {
    TextDecoder::new_with_label(label)
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// Gives the reader a file of text to keep, by the browser's own download.
pub fn save(name: &str, kind: &str, content: &str) -> Result<(), String> {
    save_part(name, kind, &content.into()).map_err(said)
}

/// Gives the reader a file of bytes to keep.
pub fn save_bytes(name: &str, kind: &str, content: &[u8]) -> Result<(), String> {
    save_part(name, kind, &Uint8Array::from(content)).map_err(said)
}

fn said(error: JsValue) -> String {
    match failed(&error) {
        ReadError::Failed(words) => words,
        _ => String::new(),
    }
}

fn save_part(name: &str, kind: &str, part: &JsValue) -> Result<(), JsValue> {
    let about = BlobPropertyBag::new();
    about.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &about)?;
    save_blob(name, &blob)
}

/// Gives the reader a file that the browser holds already.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let page = leptos::prelude::document();
    let link: HtmlAnchorElement = page.create_element("a")?.unchecked_into();
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
