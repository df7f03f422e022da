//! A picture of dots made from SVG, in the page and nowhere else. Knows canvases and how large they
//! may be.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::paper::Size;

/// The longest side that every browser draws.
const LONGEST: f64 = 16_000.0;
/// The most dots that every browser draws.
const MOST: f64 = 120_000_000.0;

/// How many dots stand for a pixel: two where there is room, `None` where not even one has it.
#[must_use]
pub fn dots(size: Size) -> Option<f64> {
    [2.0, 1.0].into_iter().find(|dots| {
        let (width, height) = (size.width * dots, size.height * dots);
        height <= LONGEST && width <= LONGEST && width * height <= MOST
    })
}

/// Draws SVG into a PNG. The error is in the browser's own words.
pub async fn png(svg: &str, size: Size, dots: f64) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    let text = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are positive, and `as` saturates"
    )]
    let whole = |length: f64| (length * dots).round() as u32;
    let (width, height) = (whole(size.width), whole(size.height));
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let made = Promise::new(&mut |done, failed| {
        let told: Closure<dyn FnMut(JsValue)> = Closure::once(move |blob: JsValue| {
            // Either is only ever told once.
            let _ = done.call1(&JsValue::NULL, &blob);
        });
        let told = told.into_js_value();
        if let Err(error) = canvas.to_blob(told.unchecked_ref()) {
            let _ = failed.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(made).await?.dyn_into()
}
