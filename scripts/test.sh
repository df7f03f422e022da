#!/usr/bin/env bash
# Runs the checks and tests in order, each named and timed, and stops at the first that fails.
#
#   scripts/test.sh [STEP…]     all of them unless said
#
# Expects what scripts/setup.sh installs.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

# Those joined by a plus run beside each other: the end of a release build keeps one processor busy.
all=(fmt lint-native lint-browser docs rules native+build scripts size browser)
if [ $# -gt 0 ]; then steps=("$@"); else steps=("${all[@]}"); fi

run_fmt() { cargo fmt --all --check; }
run_lint_native() { cargo clippy --locked --workspace --all-targets -- -D warnings; }
run_lint_browser() { cargo clippy --locked --workspace --target "$WASM_TARGET" -- -D warnings; }

# For the browser, because only there every module exists.
run_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --target "$WASM_TARGET"; }

# What the page's policy would refuse in one browser and let pass in another, markup from text, and
# styles that know left from right.
run_rules() {
    local found=0
    if grep -rnE '[^:a-z_]style="' src/; then
        echo "A style attribute: the page's policy refuses it. Use a class, or style:name=value."
        found=1
    fi
    if grep -rnE 'inner_html|set_inner_html|insert_adjacent_html|set_outer_html' src/; then
        echo "Markup made from text. Build elements instead."
        found=1
    fi
    # A tick is drawn the same way everywhere, and so is a line with a reason behind it.
    if grep -rnE \
        -e '(margin|padding|border|scroll-margin|scroll-padding)-(left|right)' \
        -e '(^|[ ;{])(left|right|float|clear): ' \
        -e 'text-align: (left|right)' \
        -e '(^|[ ;{])(margin|padding|inset|border-width|border-color): *[^ ;]+( +[^ ;]+){3};' \
        style/ | grep -vE 'border-width: 0 0 3px 3px|// physical: '; then
        echo "A style that knows left from right. Name start and end, as in margin-inline-start, so"
        echo "that it is right in both directions; where it must stay, say why: // physical: reason"
        found=1
    fi
    if grep -n '"resolved"' package-lock.json benches/*/package-lock.json; then
        echo "A package-lock.json names download addresses. Run npm with the .npmrc of this folder."
        found=1
    fi
    return "$found"
}

run_native() {
    if cargo nextest --version >/dev/null 2>&1; then
        cargo test --locked --workspace --doc
        cargo nextest run --locked --workspace
    else
        cargo test --locked --workspace
    fi
}

# What builds, serves and measures is tested on folders made for it.
run_scripts() { node --test tests/scripts/*.test.mjs; }

run_build() { make build; }
run_size() { node scripts/size.mjs; }
run_browser() { node tests/browser/run.mjs; }

# Runs steps beside each other. What all but the last print is shown when the last is done.
run_beside() {
    local logs parts pids=() status=0 at
    IFS=+ read -ra parts <<<"$1"
    logs="$(mktemp -d)"
    local last=$((${#parts[@]} - 1))
    for ((at = 0; at < last; at++)); do
        (set -e; "run_${parts[at]//-/_}") >"$logs/$at" 2>&1 &
        pids+=($!)
    done
    # Called with set +e. Not with ||: bash forgets set -e in there.
    (set -e; "run_${parts[last]//-/_}")
    status=$?
    for ((at = 0; at < last; at++)); do
        wait "${pids[at]}" || status=1
        printf '\n── %s\n' "${parts[at]}"
        cat "$logs/$at"
    done
    rm -r "$logs"
    return "$status"
}

report=()
begun=$SECONDS
for step in "${steps[@]}"; do
    number=$((${#report[@]} + 1))
    printf '\n──── %d/%d %s\n' "$number" "${#steps[@]}" "$step"
    started=$SECONDS
    # Not as a condition of `if`: bash forgets set -e in there.
    set +e
    case "$step" in
    *+*) run_beside "$step" ;;
    *) (set -e; "run_${step//-/_}") ;;
    esac
    status=$?
    set -e
    if [ "$status" -ne 0 ]; then
        printf '\n──── %s FAILED after %d s\n' "$step" "$((SECONDS - started))" >&2
        exit 1
    fi
    report+=("$(printf '%5d s  %s' "$((SECONDS - started))" "$step")")
done

printf '\n──── all passed in %d s\n' "$((SECONDS - begun))"
printf '%s\n' "${report[@]}"
