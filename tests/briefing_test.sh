#!/usr/bin/env bash
# A whole briefing on two monitors, as one would give it: the hall on the second screen, play,
# pause, an arrow, a measure, a decision, back, the other way, a fork with an inject and an
# order, a comparison, a black screen, quit; then the session is played back and gone on
# with. Judged by the program's own state dump and by what both windows show.
# Run under two_monitors.sh; validation is on.
# usage: briefing_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"

start "$drill"
wait_for baked -ge 150000 120

# The hall fills the other screen by itself.
key F5; wait_for audience = 1 10; wait_for audience_size = 1280x720 10
hall="$(xdotool search --name 'hadirin' | head -1)"
at="$(xdotool getwindowgeometry --shell "$hall" | sed -n 's/^X=//p')"
[ "$at" = 1280 ] || fail "the hall's window is at $at, not on the second screen"
xdotool windowfocus "$window"

# Resting over the lanes asks for the picture of that moment, drawn while nothing moves.
xdotool mousemove --window "$window" 700 600; wait_for pictures -ge 1 30

# Play, pause; both screens stand still then.
key space; wait_for playing = 1 5; wait_for t -gt 3000 30; key space; wait_for playing = 0 5
xdotool mousemove --window "$window" 500 300
picture "$hall" "$dir/still"

# An arrow: the hall sees it. So it does a measure that is not the presenter's alone.
key a; wait_for tool = 4 5
drag 300 300 560 360
wait_for marks = 1 5; picture "$hall" "$dir/arrow"
[ "$(differing "$dir/still" "$dir/arrow")" -gt 2000 ] || fail "the hall does not see the arrow"
key m; wait_for tool = 11 5; wait_for measure_secretly = 1 5
key shift+m; wait_for measure_secretly = 0 5
press_at 300 250; press_at 500 280; key Return; wait_for marks = 2 5
picture "$hall" "$dir/measure"
[ "$(differing "$dir/arrow" "$dir/measure")" -gt 1000 ] || fail "the hall does not see the measure"
key Escape; wait_for tool = 0 5
# What these acts took from the hand to the pictures.
[ "$(value input_frames_worst)" -le 2 ] || fail "$(value input_frames_worst) frames from the hand to the picture"
[ "$(value hall_frames_worst)" -le 2 ] || fail "$(value hall_frames_worst) frames from the hand to the hall's picture"

# The decision: asked here first, released to the hall, answered with a reason.
for _ in 1 2 3 4 5 6; do
  [ "$(value decision)" = DP1 ] && break
  before="$(value t)"; key Next; wait_for t -gt "$before" 20
done
wait_for decision = DP1 10; [ "$(value released)" = 0 ] || fail "the hall saw the question too early"
picture "$hall" "$dir/unasked"
key q; wait_for released = 1 5; picture "$hall" "$dir/asked"
[ "$(differing "$dir/unasked" "$dir/asked")" -gt 20000 ] || fail "the hall does not see the question"
key 2; wait_for chosen = 1 5; wait_for writing = 1 5
# What is typed is the presenter's: the letters are commands' keys, and none of them is carried out.
xdotool type --delay 60 "bahaya wq"; sleep 0.3
[ "$(value curtain)$(value released)$(value audience)$(value tool)" = 0110 ] || fail "typed letters were taken for commands"
key Return
wait_for path = DP1=B 5; wait_for reason = "bahaya wq" 5; wait_for playing = 1 5; key space; wait_for playing = 0 5
# Back, and the other way.
key BackSpace; wait_for decision = DP1 5
key 1; wait_for chosen = 0 5; wait_for writing = 1 5; xdotool type --delay 60 "tenang"; sleep 0.3; key Return
wait_for path = DP1=A 5; wait_for reason = tenang 5; wait_for t -gt 62000 60; key space; wait_for playing = 0 5

# A fork: an inject typed in the right panel, an order by clicking on the table.
key ctrl+b; wait_for fork = 1 5
press_at 1075 185; wait_for writing = 1 10
xdotool type --delay 60 "Bus b tiba"; sleep 0.4
[ "$(value curtain)" = 0 ] || fail "the b of an inject blacked the hall out"
key Return; wait_for amendments = 1 10
xdotool mousemove --window "$window" 500 300; key Escape
key Tab; wait_for selected != "" 5
key g; wait_for tool = 13 5
press_at 450 420; wait_for amendments = 2 10; wait_for tool = 0 5
wait_for baked -ge 150000 60
key ctrl+z; wait_for amendments = 1 5; key ctrl+y; wait_for amendments = 2 5
# An arrow drawn in the fork belongs to it.
key a; wait_for tool = 4 5
drag 300 260 520 300
wait_for marks = 3 5; key Escape
wait_for baked -ge 150000 60
key space; wait_for playing = 1 5; wait_for t -gt 68000 60; key space; wait_for playing = 0 5

# The fork beside the plan, on both screens; then as ghosts.
picture "$hall" "$dir/before"
key y; wait_for compare = 1 5; wait_for other_baked -gt 60000 60; picture "$hall" "$dir/split"
[ "$(differing "$dir/before" "$dir/split")" -gt 20000 ] || fail "the hall does not see the comparison"
key y; wait_for compare = 2 5; picture "$hall" "$dir/ghosts"
[ "$(differing "$dir/split" "$dir/ghosts")" -gt 20000 ] || fail "ghosts look like the split screen"
key y; wait_for compare = 0 5

# Black, and back.
key b; wait_for curtain = 2 5; picture "$hall" "$dir/black"
lit="$(tail -c $((1280 * 720 * 4)) "$dir/black" | tr -d '\000\377' | wc -c)"
[ "$lit" -lt 64 ] || fail "the hall is not black: $lit bytes are lit"
key b; wait_for curtain = 0 5

session="$(value session)"
[ -s "$session" ] || fail "no session file"
quit

# Played back, it comes to the same board and fork.
cp "$session" "$dir/kept.gelar-session"
start --replay "$dir/kept.gelar-session"
wait_for opening = 0 60; wait_for playback != "" 30
wait_for amendments = 2 240; wait_for marks = 3 60; wait_for fork = 1 5
wait_for validation = 0 5
kill -9 $program; wait $program 2>/dev/null
# And gone on with, after an end without warning.
start --session "$session"
wait_for opening = 0 60; wait_for forks = 1 30; wait_for amendments = 2 5; wait_for marks = 3 5; wait_for misfits = 0 5
wait_for validation = 0 5
echo "briefing test passed"
