//! Web Locks: a short lock, taken only when it is free. Knows that some browsers have none.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What became of asking for a lock.
#[derive(Debug)]
pub enum Asked {
    /// It is held until this is dropped.
    Held(Lock),
    /// Another tab holds it.
    Taken,
    /// This browser has no locks.
    NoLocks,
}

/// A lock that is held. Dropping it lets it go.
#[derive(Debug)]
pub struct Lock {
    release: Function,
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Calling a promise's own function cannot throw.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Asks for the lock of this name and does not wait for it.
pub async fn ask(name: &str) -> Asked {
    let Some((manager, request)) = manager() else {
        return Asked::NoLocks;
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);

    // The lock is held for as long as the promise that the callback returns stays open.
    let mut release = None;
    let held = Promise::new(&mut |done, _| release = Some(done));
    let Some(release) = release else {
        return Asked::NoLocks;
    };
    let mut granted = None;
    let answer = Promise::new(&mut |done, refused| {
        let held = held.clone();
        let closure = Closure::new(move |lock: JsValue| {
            let is_granted = !lock.is_null();
            let _ = done.call1(&JsValue::NULL, &is_granted.into());
            if is_granted {
                held.clone().into()
            } else {
                JsValue::UNDEFINED
            }
        });
        let asked = request.call3(&manager, &name.into(), &options, closure.as_ref());
        if let Err(error) = asked {
            let _ = refused.call1(&JsValue::NULL, &error);
        }
        granted = Some(closure);
    });
    match (JsFuture::from(answer).await, granted) {
        (Ok(answer), Some(granted)) if answer.is_truthy() => Asked::Held(Lock {
            release,
            _granted: granted,
        }),
        (Ok(_), _) => Asked::Taken,
        (Err(_), _) => Asked::NoLocks,
    }
}

fn manager() -> Option<(JsValue, Function)> {
    let navigator = leptos::prelude::window().navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?;
    Some((manager, request.dyn_into().ok()?))
}
