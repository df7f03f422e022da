//! The browser application's entry point.

fn main() {
    #[cfg(target_arch = "wasm32")]
    rollcall::web::start();
}
