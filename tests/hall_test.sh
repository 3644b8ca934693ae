#!/usr/bin/env bash
# The hall's window on a machine with one monitor: what each curtain shows, a look elsewhere
# that the hall does not follow, measures and text that are the presenter's alone, the
# briefing's time, floor mode, and its end.
# Run under xvfb-run with a screen of 2560x720; validation is on.
# usage: hall_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"

start "$drill" --at 30s
wait_for baked -ge 150000 120
key F5; wait_for audience = 1 10; wait_for audience_size = 1280x720 10
hall="$(xdotool search --name 'hadirin' | head -1)"
xdotool windowmove "$hall" 1280 0 windowfocus "$window" mousemove --window "$window" 500 300
picture "$hall" "$dir/live"

# Frozen, it stays while the presenter seeks; live again, it follows.
key p; wait_for curtain = 1 5
key Right; wait_for t = 35000 5
picture "$hall" "$dir/frozen"
[ "$(differing "$dir/live" "$dir/frozen")" = 0 ] || fail "a frozen hall changes"
key p; wait_for curtain = 0 5; picture "$hall" "$dir/thawed"
[ "$(differing "$dir/frozen" "$dir/thawed")" -gt 5000 ] || fail "the hall stays frozen"

# White; and the presenter's own look elsewhere.
key w; wait_for curtain = 3 5; picture "$hall" "$dir/white"
dark="$(tail -c $((1280 * 720 * 4)) "$dir/white" | tr -d '\000\377' | wc -c)"
[ "$dark" -lt 64 ] || fail "the hall is not white: $dark bytes are not"
key w; wait_for curtain = 0 5; picture "$hall" "$dir/before"
key shift+p; wait_for private = 1 5
key alt+7; sleep 1.5; picture "$hall" "$dir/private"
[ "$(differing "$dir/before" "$dir/private")" = 0 ] || fail "the hall follows a private look"
key shift+p; wait_for private = 0 5; picture "$hall" "$dir/followed"
[ "$(differing "$dir/private" "$dir/followed")" -gt 5000 ] || fail "the hall does not follow"

# What the presenter measures is his own until he shares it, and again when he takes it back.
picture "$hall" "$dir/unmeasured"
key m; wait_for tool = 11 5; wait_for measure_secretly = 1 5
press_at 400 300; press_at 560 300; key Return; wait_for marks = 1 5; wait_for secret = 1 5
key Escape; wait_for tool = 0 5; picture "$hall" "$dir/measured"
[ "$(differing "$dir/unmeasured" "$dir/measured")" = 0 ] || fail "the hall sees a secret measure"
press_at 480 300; key shift+m; wait_for secret = 0 5; picture "$hall" "$dir/shared"
[ "$(differing "$dir/measured" "$dir/shared")" -gt 1000 ] || fail "the hall does not see a shared measure"
key shift+m; wait_for secret = 1 5; key Delete; wait_for marks = 0 5

# The briefing's time runs though nothing is done, and its plan is changed by buttons.
used="$(value used)"; wait_for used -gt "$((used + 1))" 10; wait_for planned = 150000 5
press_at 877 437; wait_for planned = 450000 5

# What the presenter types is the presenter's: the hall's picture does not change by it.
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5; picture "$hall" "$dir/quiet"
xdotool type --delay 60 "black b w p"; sleep 0.5
[ "$(value curtain)$(value private)" = 00 ] || fail "typed letters were taken for commands"
picture "$hall" "$dir/typed"
[ "$(differing "$dir/quiet" "$dir/typed")" = 0 ] || fail "the hall sees what is typed"
key Escape; wait_for palette = 0 5

# Floor mode: another picture, the table from above with the grid over it.
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5; xdotool type --delay 60 "lantai"; sleep 0.5; key Return
wait_for floor = 50 5; picture "$hall" "$dir/floor"
[ "$(differing "$dir/typed" "$dir/floor")" -gt 50000 ] || fail "floor mode does not show"
wait_for validation = 0 5

# The clicker works wherever the focus is; the hall's window closes by its key.
xdotool windowfocus "$hall"; before="$(value t)"; key Next; wait_for t -gt "$before" 20
key F5; wait_for audience = 0 10
xdotool windowfocus "$window"
quit
echo "hall test passed"
