#!/usr/bin/env bash
# Installs what Rollcall needs, and only what is missing. Safe to run again at any time.
#
#   scripts/setup.sh build    what building and serving need
#   scripts/setup.sh test     that, and three browsers with their drivers (the default)
#   scripts/setup.sh machine  only what root must install, for a person who cannot
#
# Needs: bash, and a package manager it knows (Debian's) or the tools already there.
# Installed for the whole machine: Debian packages. For this user: Rust tools, under
# ${XDG_CACHE_HOME:-~/.cache}/rollcall. For this folder: node_modules.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

scope="${1:-test}"
case "$scope" in build | test | machine) ;; *)
    echo "usage: scripts/setup.sh [build|test|machine]" >&2
    exit 2
    ;;
esac

logs="$rollcall_cache/logs"
mkdir -p "$logs"

# Two set-ups at the same time would install the same things twice.
if command -v flock >/dev/null 2>&1; then
    exec 9>"$rollcall_cache/setup.lock"
    if ! flock -n 9; then
        echo "Another set-up is running. Waiting for it."
        flock 9
    fi
fi

# ---- saying what happens ------------------------------------------------------------------------

here() { printf '  %-32s %s\n' "$1" "${2:-there}"; }

fail() {
    printf '\nSet-up stopped: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

log_of() { printf '%s/%s.log' "$logs" "${1// /-}"; }

# attempt NAME COMMAND…: runs the command with its output in a log and tells every 20 s how far it is.
attempt() {
    local name="$1" log started=$SECONDS waited=0 pid
    log="$(log_of "$name")"
    shift
    printf '  %-32s installing …\n' "$name"
    "$@" >"$log" 2>&1 9>&- &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.5
        waited=$((waited + 1))
        if [ $((waited % 40)) -eq 0 ]; then
            printf '    %4d s  %s\n' "$((SECONDS - started))" \
                "$(tr '\r' '\n' <"$log" | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c 1-90)"
        fi
    done
    wait "$pid" || return 1
    printf '  %-32s installed in %d s\n' "$name" "$((SECONDS - started))"
}

# doing NAME COMMAND…: the same, for what cannot be done without.
doing() {
    attempt "$@" && return
    tail -n 30 "$(log_of "$1")" >&2
    fail "$1 could not be installed." "The whole log: $(log_of "$1")"
}

have() { command -v "$1" >/dev/null 2>&1; }

# ---- Debian's packages --------------------------------------------------------------------------

apt_is_fresh=

apt_get() { DEBIAN_FRONTEND=noninteractive $as_root apt-get -q -o DPkg::Lock::Timeout=600 "$@"; }

install_packages() { apt_get install -y --no-install-recommends "$@"; }

# packages NAME PACKAGE…: installs those of the packages that are missing.
packages() {
    local name="$1" missing=() package
    shift
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        here "$name"
        return
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root="sudo --preserve-env=DEBIAN_FRONTEND"
    else
        fail "Debian packages are missing (${missing[*]}), and you are neither root nor able to use sudo." \
            "Ask whoever looks after this machine to run this once, as root:" \
            "  $PWD/scripts/setup.sh machine" \
            "Then run this again. All the rest goes into your own home."
    fi
    if [ -z "$apt_is_fresh" ]; then
        doing "list of Debian's packages" apt_get update
        apt_is_fresh=yes
    fi
    doing "$name" install_packages "${missing[@]}"
}

# need COMMAND WHAT PACKAGE…: for what any system may bring of its own, the command is what counts.
need() {
    local command="$1" what="$2"
    shift 2
    if have "$command"; then
        here "$what"
    elif have apt-get; then
        packages "$what" "$@"
        hash -r
    else
        fail "$what is missing (no $command on PATH)." \
            "This script installs by itself on Debian only. Install it your system's way, then run this again."
    fi
}

# ---- the Rust compiler, for this machine and for the browser ------------------------------------

# Builds Rust's standard library for the browser from Debian's copy of its source, in an empty
# crate, and puts it where the compiler looks for it. From then on a build for the browser is an
# ordinary one. Bitcode is embedded because the release build optimises across crates.
build_wasm_std() {
    local work="$rollcall_cache/wasm-std" lib="/usr/lib/rustlib/$WASM_TARGET/lib"
    rm -rf "$work"
    mkdir -p "$work/src"
    printf '#![no_std]\n' >"$work/src/lib.rs"
    cat >"$work/Cargo.toml" <<'CRATE'
[package]
name = "rollcall-empty"
version = "0.0.0"
edition = "2021"

[workspace]
CRATE
    (
        cd "$work"
        env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR -u RUSTC_WRAPPER \
            RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
            /usr/bin/cargo build --release --target "$WASM_TARGET" \
            -Zbuild-std=std,panic_abort,proc_macro,test
    ) || return 1
    rm -f "$work/target/$WASM_TARGET/release/deps/librollcall_empty"*
    /usr/bin/rustc -vV >"$work/built-for"
    $as_root rm -rf "$lib" &&
        $as_root install -d -m 755 "$lib" &&
        $as_root install -m 644 "$work/target/$WASM_TARGET/release/deps/"*.rlib "$work/built-for" "$lib/" &&
        rm -rf "$work"
}

rustup_reaches_its_server() {
    # A network without rustup's server makes it hang rather than fail.
    local status=0
    timeout 20 rustup check >"$logs/rustup-check.log" 2>&1 || status=$?
    [ "$status" -ne 124 ] && ! grep -qi 'error' "$logs/rustup-check.log"
}

wasm_from_debian() {
    have apt-get ||
        fail "Rust cannot build for the browser yet, and rustup could not be reached to add that." \
            "Run: rustup target add $WASM_TARGET"
    packages "Rust compiler of Debian" rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy \
        rustfmt-web gcc libc6-dev
    packages "linker of the same age" \
        "lld-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
    if rollcall_has_wasm /usr/bin/rustc; then
        here "Rust for the browser"
    else
        if [ "$(id -u)" -eq 0 ]; then as_root=; else as_root=sudo; fi
        doing "Rust for the browser" build_wasm_std
    fi
    if have rustup; then
        rustup toolchain link debian /usr
        export RUSTUP_TOOLCHAIN=debian
    fi
}

rust_for_the_browser() {
    if have cargo && rollcall_has_wasm rustc; then
        here "Rust for the browser" "there ($(rustc --version))"
        return
    fi
    if have rustup && have cargo && ! rollcall_has_wasm /usr/bin/rustc; then
        printf '  %-32s %s\n' "Rust for the browser" "missing; asking rustup (20 s at most) …"
        if rustup_reaches_its_server &&
            attempt "Rust for the browser" timeout 600 rustup target add "$WASM_TARGET"; then
            return
        fi
        here "" "rustup could not get it; using Debian's compiler instead"
    fi
    wasm_from_debian
}

# ---- tools written in Rust ----------------------------------------------------------------------

# rust_tool NAME VERSION CRATE [cargo's options]
rust_tool() {
    local name="$1" version="$2" crate="$3"
    shift 3
    if rollcall_tool_ok "$name" "$version"; then
        here "$name $version"
        return
    fi
    # A tool that runs for seconds need not be optimised for minutes.
    doing "$name $version" env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET \
        CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install "$crate" --version "=$version" --root "$rollcall_cache/$name-$version" "$@"
    hash -r
    rollcall_tool_ok "$name" "$version" || fail "$name was installed but is not version $version."
}

# ---- npm's packages -----------------------------------------------------------------------------

node_packages() {
    [ -e package-lock.json ] || return 0
    local stamp=node_modules/.rollcall-lock
    if cmp -s package-lock.json "$stamp"; then
        here "npm packages"
        return
    fi
    doing "npm packages" npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json "$stamp"
}

# ---- what is done, in order ---------------------------------------------------------------------

browsers() {
    if have apt-get; then
        packages "Chromium and its driver" chromium chromium-driver
        packages "Firefox ESR" firefox-esr
        packages "WebKitGTK driver and display" webkit2gtk-driver xvfb
        packages "fonts" fonts-liberation
    else
        need chromedriver "Chromium and its driver"
        need firefox "Firefox"
        need WebKitWebDriver "WebKitGTK driver"
        need Xvfb "display for WebKitGTK"
    fi
}

echo "Set-up ($scope):"
need cc "C compiler" gcc libc6-dev
need node "Node.js" nodejs
need npm "npm" npm
case "$scope" in
machine)
    wasm_from_debian
    browsers
    ;;
build | test)
    rust_for_the_browser
    node_packages
    rust_tool wasm-bindgen "$WASM_BINDGEN_VERSION" wasm-bindgen-cli --bin wasm-bindgen
    rust_tool wasm-split-cli "$WASM_SPLIT_VERSION" wasm_split_cli_support --features build-binary --locked
    rust_tool trunk "$TRUNK_VERSION" trunk --locked
    ;;
esac
if [ "$scope" = test ]; then
    browsers
    rust_tool geckodriver "$GECKODRIVER_VERSION" geckodriver --locked
fi
echo "Set-up done in $SECONDS s."
