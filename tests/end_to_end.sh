#!/usr/bin/env bash
# The main job in the real window, on a virtual screen with software GL: opens a folder, selects a word with the mouse,
# tags it with the keyboard, gives a name, tags more under an Arabic keyboard layout, quits; the command line then finds the
# annotations with the right quotes.
#
#   tests/end_to_end.sh [PROGRAM [FOLDER]]        target/release/hashiya and seeds, unless named
#
# Needs Xvfb, xdotool, setxkbmap, openbox and jq; .ci/run installs them. On failure a picture is left at $HASHIYA_PICTURE, if that is
# set and ImageMagick is there.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${1:-$root/target/release/hashiya}")
folder=$(realpath "${2:-$root/seeds}")
tag="End to end"
started=()
window=
desk=$(mktemp -d)

fail() {
    echo "end to end: $*" >&2
    if [[ -n ${HASHIYA_PICTURE:-} ]] && command -v import >/dev/null; then
        import -window root "$HASHIYA_PICTURE" || true
    fi
    [[ -s $desk/log ]] && tail -n 20 "$desk/log" >&2
    exit 1
}

leave() {
    # Only what this script started, the last first.
    [[ -z $window ]] || kill "$window" 2>/dev/null || true
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

cp -r "$folder" "$desk/seeds"
rm -f "$desk"/seeds.hashiya*
mkdir "$desk/config"
export HASHIYA_CONFIG_DIR=$desk/config HASHIYA_DATA_DIR=$desk/data LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY WAYLAND_SOCKET
collection=$desk/seeds.hashiya
command -v import >/dev/null || unset HASHIYA_PICTURE

# A screen, and a window manager, without which no window gets the keyboard.
Xvfb -displayfd 3 -screen 0 1280x820x24 -nolisten tcp 3>"$desk/number" >"$desk/screen.log" 2>&1 &
started+=($!)
until_true 10 test -s "$desk/number" || fail "no screen came up"
DISPLAY=:$(cat "$desk/number")
export DISPLAY
openbox >"$desk/openbox.log" 2>&1 &
started+=($!)
sleep 0.5

# No cd: a relative path would be of another folder.
"$program" "$desk/seeds" >"$desk/log" 2>&1 &
window=$!
has_window() {
    kill -0 "$window" 2>/dev/null || fail "the program ended before its window came up"
    id=$(xdotool search --onlyvisible --pid "$window" 2>/dev/null | tail -n 1)
    [[ -n $id ]] || id=$(xdotool search --onlyvisible --name Hashiya 2>/dev/null | tail -n 1)
    [[ -n $id ]]
}
until_true 60 has_window || fail "no window came up"
xdotool windowactivate --sync "$id" 2>/dev/null || xdotool windowfocus "$id"
xdotool windowmove "$id" 0 0 windowsize "$id" 1280 800
sleep 1

annotations() { "$program" annotations "$collection" --json; }
mine() { annotations | jq -c --arg tag "$tag" '[.[] | select(.tags | index($tag))]'; }
is_filled() { [[ -s $collection ]] && (($("$program" info "$collection" --json 2>/dev/null | jq .documents) > 0)); }
until_true 60 is_filled || fail "the folder's documents did not come in"
if [[ -s $desk/seeds/sample.ron ]]; then
    has_sample() { (($(annotations 2>/dev/null | jq length) > 0)); }
    until_true 60 has_sample || fail "the sample did not come in"
fi
before=$(annotations | jq length)
sleep 1

# A place in the middle of the text may lie between two lines: then the next one is tried.
is_tagged() { [[ $(mine | jq length) -gt 0 ]]; }
tagged=no
for y in 300 340 380 420 460 500 260; do
    xdotool mousemove --sync 640 "$y"
    sleep 0.1
    xdotool click --repeat 2 --delay 60 1
    sleep 0.4
    xdotool key --clearmodifiers t
    sleep 0.6
    xdotool type --clearmodifiers --delay 40 -- "$tag"
    sleep 0.4
    xdotool key --clearmodifiers Return
    sleep 0.8
    # The first annotation asks for the name that stands beside it, and goes in when that is given.
    xdotool type --clearmodifiers --delay 40 -- "Reader"
    sleep 0.3
    xdotool key --clearmodifiers Return
    if until_true 4 is_tagged; then
        tagged=yes
        break
    fi
    xdotool key --clearmodifiers Escape Escape
    sleep 0.3
done
[[ $tagged = yes ]] || fail "no annotation came of mouse and keyboard"

# Under an Arabic layout the keys count by their place: R (27) repeats the tag, I (31) tags with the word itself. Each on a
# word of its own; where a place is no word, or the same one, the next is tried.
setxkbmap ara
count() { annotations | jq length; }
has_count() { (($(count) == $1)); }
has_mine() { (($(mine | jq length) == $1)); }
strike() {
    local code=$1 is_done=$2 wanted=$3 y
    for y in 310 350 390 430 470 510 550 270; do
        xdotool mousemove --sync 560 "$y"
        sleep 0.1
        xdotool click --repeat 2 --delay 60 1
        sleep 0.4
        xdotool key --clearmodifiers "$code"
        until_true 3 "$is_done" "$wanted" && return 0
        xdotool key --clearmodifiers Escape
        sleep 0.2
    done
    return 1
}
strike 27 has_mine 2 || fail "R under an Arabic layout did not repeat the tag"
strike 31 has_count $((before + 3)) || fail "I under an Arabic layout did not tag with the word itself"
annotations | jq -e '[.[] | select(.tags | length > 0)] | any(. as $one | $one.tags | index($one.quote))' >/dev/null ||
    fail "no annotation has its own words for a tag"
setxkbmap us
sleep 0.3

# Writing beside the open window is refused, with its holder; reading has just been done.
if refused=$("$program" undo "$collection" 2>&1); then
    fail "a second writer was let in"
fi
[[ -n $refused ]] || fail "a second writer was refused without a word"

xdotool key --clearmodifiers ctrl+q
has_ended() { ! kill -0 "$window" 2>/dev/null; }
until_true 30 has_ended || fail "Ctrl+Q did not end the program"
wait "$window" || fail "the program ended with code $?"
window=
ls "$desk" | grep -q '^seeds\.hashiya.' && fail "a closed collection is more than one file: $(ls "$desk")"

# The annotation is there after closing, once, and its quote is the document's text at its place.
after=$(annotations | jq length)
((after == before + 3)) || fail "$before annotations became $after"
one=$(mine | jq -c '.[0]')
[[ $(jq -r '.quote | length' <<<"$one") -gt 0 ]] || fail "the quote is empty"
document=$("$program" documents "$collection" --json | jq -c --argjson one "$one" '.[] | select(.id == $one.document_id)')
file=$(jq -r .file <<<"$document")
source=$(find "$desk/seeds" -name "$file" | head -n 1)
[[ -n $source ]] || fail "no file “$file” among the sources"
iconv -f "$(jq -r .encoding <<<"$document")" -t UTF-8 "$source" | sed '1s/^\xef\xbb\xbf//; s/\r$//' >"$desk/text"
jq -e --rawfile text "$desk/text" '.quote == $text[.start:.end]' <<<"$one" >/dev/null ||
    fail "the quote is not the text at its place: $one"
"$program" check "$collection" >"$desk/check" || fail "the check found faults: $(cat "$desk/check")"
echo "end to end: tagged “$(jq -r .quote <<<"$one")” in “$(jq -r .name <<<"$document")”, kept over closing, checked"
