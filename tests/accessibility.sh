#!/usr/bin/env bash
# What a screen reader gets from the real window, through AT-SPI on a bus of its own: names of controls, the paragraphs in
# view, the selection, and what stands in a field, in both scripts.
#
#   tests/accessibility.sh [PROGRAM [FOLDER]]        target/release/hashiya and seeds, unless named
#
# Needs Xvfb, xdotool, openbox, dbus, at-spi2-core and python3-pyatspi; .ci/run installs them.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${1:-$root/target/release/hashiya}")
folder=$(realpath "${2:-$root/seeds}")
started=()
desk=$(mktemp -d)

fail() {
    echo "accessibility: $*" >&2
    [[ -s $desk/log ]] && tail -n 20 "$desk/log" >&2
    exit 1
}

leave() {
    # Only what this script started, the last first.
    for ((at = ${#started[@]} - 1; at >= 0; at--)); do
        kill "${started[at]}" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$desk"
}
trap leave EXIT

# Waits up to so many seconds until a command succeeds.
until_true() {
    local seconds=$1
    shift
    for ((step = 0; step < seconds * 5; step++)); do
        "$@" && return 0
        sleep 0.2
    done
    return 1
}

cp -r "$folder" "$desk/texts"
rm -f "$desk"/texts.hashiya*
mkdir "$desk/config"
export HASHIYA_CONFIG_DIR=$desk/config LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY WAYLAND_SOCKET

Xvfb -displayfd 3 -screen 0 1280x820x24 -nolisten tcp 3>"$desk/number" >"$desk/screen.log" 2>&1 &
started+=($!)
until_true 10 test -s "$desk/number" || fail "no screen came up"
DISPLAY=:$(cat "$desk/number")
export DISPLAY
openbox >"$desk/openbox.log" 2>&1 &
started+=($!)
dbus-daemon --session --nofork --print-address=1 >"$desk/bus" 2>"$desk/bus.log" &
started+=($!)
until_true 10 test -s "$desk/bus" || fail "no bus came up"
DBUS_SESSION_BUS_ADDRESS=$(cat "$desk/bus")
export DBUS_SESSION_BUS_ADDRESS
launcher=
for place in /usr/libexec /usr/lib/at-spi2-core; do
    [[ -x $place/at-spi-bus-launcher ]] && launcher=$place/at-spi-bus-launcher
done
[[ -n $launcher ]] || fail "no AT-SPI bus launcher"
"$launcher" --launch-immediately --a11y=1 --screen-reader=1 >"$desk/a11y.log" 2>&1 &
started+=($!)
sleep 1

"$program" "$desk/texts" >"$desk/log" 2>&1 &
window=$!
started+=("$window")
has_window() {
    kill -0 "$window" 2>/dev/null || fail "the program ended before its window came up"
    id=$(xdotool search --onlyvisible --pid "$window" 2>/dev/null | tail -n 1)
    [[ -n $id ]] || id=$(xdotool search --onlyvisible --name Hashiya 2>/dev/null | tail -n 1)
    [[ -n $id ]]
}
until_true 60 has_window || fail "no window came up"
xdotool windowactivate --sync "$id" 2>/dev/null || xdotool windowfocus "$id"

ask() { timeout 60 /usr/bin/python3 "$root/tests/accessibility.py" "$window" "$@"; }
tells_paragraphs() { [[ $(ask paragraphs 2>/dev/null | wc -l) -gt 2 ]]; }
until_true 60 tells_paragraphs || fail "no paragraphs are told: $(ask dump 2>&1 | tail -n 20)"

# Each paragraph in view is told in its logical order: it stands like that in a file.
ask paragraphs >"$desk/paragraphs"
while IFS= read -r paragraph; do
    [[ -z $paragraph ]] && continue
    grep -rqF --include='*.txt' --include='*.md' -- "${paragraph:0:40}" "$desk/texts" || fail "no text holds “$paragraph”"
done <"$desk/paragraphs"

ask names || fail "the window has controls without a name"

# What is selected is told.
document=$(ask dump | sed -n "s/^document[a-z ]* '\([^']*\)'.*/\1/p" | head -n 1)
[[ -n $document ]] || fail "the text has no name"
role=$(ask dump | grep -E '^document' | head -n 1 | sed "s/ '.*//")
selected=
for y in 300 340 380 420 460 500; do
    # A place in the middle of the text may lie between two lines: then the next one is tried.
    xdotool mousemove --sync 640 "$y"
    xdotool click --repeat 2 --delay 60 1
    sleep 1
    selected=$(ask description "$role" "$document")
    [[ -z $selected ]] || break
done
[[ -n $selected ]] || fail "the selection is not told"
grep -rqF -- "$selected" "$desk/texts" || fail "“$selected” is told as selected and stands in no text"

# A field reads back what was typed, with every key at its place.
xdotool key ctrl+k
sleep 1
xdotool type --delay 40 -- "coding"
is_typed() { [[ $(ask text entry "Command, document or tag" 2>/dev/null) = coding ]]; }
until_true 10 is_typed || fail "the field does not tell what was typed: $(ask dump | grep -E '^(entry|text)')"
ask names || fail "the palette has rows without a name"
xdotool key Escape Escape
sleep 0.5
for keys in F1 ctrl+comma; do
    xdotool key "$keys"
    sleep 1
    ask names || fail "the page of $keys has controls without a name"
    xdotool key Escape
    sleep 0.5
done
echo "accessibility: $(wc -l <"$desk/paragraphs") paragraphs, the selection “$selected”, a field and every name are told"
