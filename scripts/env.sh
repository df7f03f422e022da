# shellcheck shell=bash
# Sourced, never run: puts the tools that scripts/setup.sh installed on PATH and picks a Rust
# toolchain that can build for the browser. Installs nothing and prints nothing.

rollcall_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=scripts/versions.env
. "$rollcall_root/scripts/versions.env"

rollcall_cache="${XDG_CACHE_HOME:-$HOME/.cache}/rollcall"

# The wasm-bindgen tool must be exactly as old as the crate.
WASM_BINDGEN_VERSION="$(awk '$1 == "name" && $3 == "\"wasm-bindgen\"" { found = 1 }
    found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' \
    "$rollcall_root/Cargo.lock" 2>/dev/null || true)"
WASM_BINDGEN_VERSION="${WASM_BINDGEN_VERSION:-$WASM_BINDGEN_FALLBACK}"

# rollcall_tool_ok NAME VERSION: is NAME on PATH, and is it VERSION? One from the cache stands in a
# folder that is called by its version; any other has to say it.
rollcall_tool_ok() {
    local path
    path="$(command -v "$1" 2>/dev/null)" || return 1
    if [ "$path" = "$rollcall_cache/$1-$2/bin/$1" ]; then
        "$1" --help >/dev/null 2>&1
        return
    fi
    case " $("$1" --version 2>/dev/null | head -n 1) " in *" $2 "*) ;; *) return 1 ;; esac
}

# rollcall_use_tool NAME VERSION: a fitting one on PATH is used as it is, else the cached one.
rollcall_use_tool() {
    rollcall_tool_ok "$1" "$2" || PATH="$rollcall_cache/$1-$2/bin:$PATH"
}

# rollcall_has_wasm RUSTC: can this compiler build for the browser?
rollcall_has_wasm() {
    local dir
    dir="$("$1" --print target-libdir --target "$WASM_TARGET" 2>/dev/null)" || return 1
    compgen -G "$dir/libstd-*.rlib" >/dev/null || return 1
    # A standard library that setup.sh built is only good for the compiler it was built with.
    [ ! -e "$dir/built-for" ] || [ "$("$1" -vV)" = "$(cat "$dir/built-for")" ]
}

export PATH="$rollcall_root/node_modules/.bin:$HOME/.cargo/bin:$PATH"
rollcall_use_tool trunk "$TRUNK_VERSION"
rollcall_use_tool wasm-bindgen "$WASM_BINDGEN_VERSION"
rollcall_use_tool wasm-split-cli "$WASM_SPLIT_VERSION"
rollcall_use_tool geckodriver "$GECKODRIVER_VERSION"

# Set-up gives Debian's compiler this name in rustup when rustup has none for the browser.
if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && [ -e "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/debian" ]; then
    if ! rollcall_has_wasm rustc && rollcall_has_wasm /usr/bin/rustc; then
        export RUSTUP_TOOLCHAIN=debian
    fi
fi
