#!/usr/bin/env bash
# Window and picture share one path: what a real window shows of a moment is what `gelar
# render` writes of it. Run under xvfb-run, with validation on.
# usage: window_picture_test.sh PROGRAM DRILL SAME_PICTURE
set -u
for tool in xdotool xwd; do command -v $tool >/dev/null || { echo "FAIL: no $tool"; exit 1; }; done
dir="$(mktemp -d)"
trap 'kill $program 2>/dev/null; rm -rf "$dir"' EXIT
export XDG_CACHE_HOME="$dir/cache" XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state"
value() { sed -n "s/^$1=//p" "$dir/dump" 2>/dev/null | head -1; }
fail() { echo "FAIL: $1"; cat "$dir/dump" "$dir/log"; exit 1; }
await() {  # KEY VALUE
  for _ in $(seq 400); do
    [ "$(value "$1")" = "$2" ] && return 0
    kill -0 $program 2>/dev/null || fail "the program ended while $1 was awaited"
    sleep 0.1
  done
  fail "$1 is '$(value "$1")', expected '$2'"
}
"$1" play "$2" --at 40s --size 960x540 --quality medium --validation --state-dump "$dir/dump" >"$dir/log" 2>&1 &
program=$!
await t 40000
await baked "$(value end)"
window="$(xdotool search --name '^Gelar' | head -1)"
xdotool windowfocus "$window"; sleep 0.3
xdotool key shift+h; await ui 0       # the table alone …
xdotool key i; await labels 0         # … without labels
sleep 1.5
xwd -silent -id "$window" -out "$dir/window.xwd"
"$1" render "$2" --at 40s --size 960x540 --quality medium --bare -o "$dir/picture.png" >"$dir/log" 2>&1 || fail "no picture"
await validation 0
# The notice at the lower left and a caption at the bottom belong to the window alone.
"$3" "$dir/window.xwd" "$dir/picture.png" 2 0.0005 0 60 960 380 || fail "the window shows another picture"
