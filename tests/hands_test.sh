#!/usr/bin/env bash
# What a hand does to the table in each profile of the mouse, chosen on the key card and in
# the palette and kept; and a review's question, who knew what, asked by key, card and click.
# Run under xvfb-run with a screen of 2560x720; validation is on.
# usage: hands_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"

at() { value camera | cut -d, -f"$1"; }
# drag_with BUTTON FROM_X FROM_Y TO_X TO_Y: then the camera has come to rest
drag_with() {
  before="$(value camera)"
  xdotool mousemove --window "$window" "$2" "$3" mousedown "$1" \
    mousemove --window "$window" $((($2 + $4) / 2)) $((($3 + $5) / 2)) mousemove --window "$window" "$4" "$5" mouseup "$1"
  local was=
  for _ in $(seq 30); do
    sleep 0.2
    [ "$(value camera)" != "$before" ] && [ "$(value camera)" = "$was" ] && return
    was="$(value camera)"
  done
}
field_of() { cut -d, -f"$2" <<<"$1"; }
# A bearing (field 4) is the same a whole turn on.
same() {
  awk -v a="$(field_of "$before" "$1")" -v b="$(at "$1")" -v turn="$([ "$1" = 4 ] && echo 6.2832 || echo 0)" 'BEGIN {
    d = a - b; if (d < 0) d = -d; e = turn - d; if (e < 0) e = -e; exit !(d < 0.005 || (turn > 0 && e < 0.005)) }'
}
kept() { same "$1" || fail "$2: $before, then $(value camera)"; }
changed() { ! same "$1" || fail "$2: $before, then $(value camera)"; }
pans() { drag_with "$@"; changed 1 "a pan moves the table"; kept 4 "a pan turned the table"; kept 6 "a pan zoomed"; }
orbits() { drag_with "$@"; changed 4 "an orbit turns the table"; }

start "$drill" --at 30s --view overview
wait_for baked -ge 150000 120
wait_for mouse = map 5
pans 1 500 380 560 400
orbits 3 500 380 560 400
orbits 2 500 380 560 400
xdotool keydown shift; pans 2 500 380 560 400; xdotool keyup shift

# By its name in the palette.
choose() { key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5; xdotool type --delay 60 "$1"; sleep 0.5; key Return; }
choose "tetikus: cad"; wait_for mouse = cad 5
drag_with 1 500 380 560 400; [ "$before" = "$(value camera)" ] || fail "with CAD's mouse the left button moves the table"
orbits 2 500 380 560 400
xdotool keydown shift; pans 2 500 380 560 400; xdotool keyup shift

# By its button on the key card, which stays open.
key question; wait_for keys = 1 5
press_at 159 670; wait_for mouse = osg 5; wait_for keys = 1 5
key Escape; wait_for keys = 0 5
orbits 1 500 380 560 400
pans 2 500 380 560 400
drag_with 3 500 380 500 340; kept 4 "a zoom turned the table"
[ "$(at 6 | cut -d. -f1)" -lt "$(field_of "$before" 6 | cut -d. -f1)" ] || fail "up is nearer: $before, then $(value camera)"
xdotool mousemove --window "$window" 500 380 click 4; sleep 0.5  # the wheel is everybody's

# Who knew what: the one who decides next is asked first, Tab asks another, Esc ends it.
key Escape; wait_for selected = "" 5
key shift+v; wait_for knower != "" 5; wait_for unseen -gt 0 5
first="$(value knower)"; wait_for selected = "$first" 5
key Tab; wait_for knower != "$first" 5
key Escape; wait_for knower = "" 5; wait_for unseen = 0 5
# From a unit's card, by its button.
key Tab; key shift+v; wait_for knower != "" 5; key shift+v; wait_for knower = "" 5
quit

# The mouse is as it was left.
start "$drill"
wait_for mouse = osg 10
quit
echo "hands test passed"
