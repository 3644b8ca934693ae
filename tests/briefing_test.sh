#!/usr/bin/env bash
# A whole briefing on two monitors, as a presenter would give it: the hall's screen opens on
# the second one, play, an arrow, a measure, a decision that is released to the hall, back
# again, a fork with an inject and an order, a comparison, a black screen, quit; then the
# session is played back and gives the same board. Judged by the program's own state dump
# and by what both screens show. Xorg's dummy driver has the monitors; validation is on.
# usage: briefing_test.sh PROGRAM DRILL
set -u
for tool in Xorg xrandr xdotool xwininfo xwd cmp; do
  command -v $tool >/dev/null || { echo "FAIL: no $tool"; exit 1; }
done
dir="$(mktemp -d)"
program= server=
trap 'kill $program $server 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"' EXIT
cat >"$dir/xorg.conf" <<'CONF'
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1280x720" 74.25 1280 1390 1430 1650 720 725 730 750
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x720"
    Virtual 2560 720
  EndSubSection
EndSection
CONF
for number in 77 78 79 80 81; do
  [ -e /tmp/.X11-unix/X$number ] && continue
  Xorg :$number -noreset -nolisten tcp -config "$dir/xorg.conf" -logfile "$dir/xorg.log" >/dev/null 2>&1 &
  server=$!
  export DISPLAY=:$number
  for _ in $(seq 100); do xrandr >/dev/null 2>&1 && break; sleep 0.1; done
  xrandr >/dev/null 2>&1 && break
done
xrandr >/dev/null 2>&1 || { echo "FAIL: no display with two monitors"; tail -20 "$dir/xorg.log"; exit 1; }
xrandr --addmode DUMMY1 1280x720 && xrandr --output DUMMY0 --mode 1280x720 --pos 0x0 --output DUMMY1 --mode 1280x720 --pos 1280x0
export XDG_CACHE_HOME="$dir/cache" XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state"
value() { sed -n "s/^$1=//p" "$dir/dump" 2>/dev/null | head -1; }
fail() { echo "FAIL: $1"; cat "$dir/dump" "$dir/log"; exit 1; }
# wait_for KEY TEST VALUE SECONDS
wait_for() {
  for _ in $(seq $(($4 * 10))); do
    local now; now="$(value "$1")"
    [ -n "$now" ] && test "$now" "$2" "$3" && return 0
    kill -0 $program 2>/dev/null || fail "the program ended while $1 was awaited"
    sleep 0.1
  done
  fail "$1 is '$(value "$1")', expected $2 '$3'"
}
key() { xdotool key "$@"; sleep 0.3; }
picture() { xwd -silent -id "$1" -out "$2"; }  # WINDOW FILE
differing() { cmp -l "$1" "$2" 2>/dev/null | wc -l; }
start() {
  rm -f "$dir/dump"
  "$@" --size 1200x700 --quality low --validation --state-dump "$dir/dump" >"$dir/log" 2>&1 &
  program=$!
  for _ in $(seq 300); do window="$(xdotool search --name '^Gelar$' | head -1)"; [ -n "$window" ] && break; sleep 0.1; done
  [ -n "$window" ] || fail "no window"
  xdotool windowmove "$window" 20 10 windowfocus "$window"
}

start "$1" play "$2"
wait_for baked -ge 150000 120

# the hall: full screen, on the other monitor
key F5; wait_for audience = 1 10; wait_for audience_size = 1280x720 10
hall="$(xdotool search --name 'hadirin' | head -1)"
xwininfo -id "$hall" | grep -q "Absolute upper-left X:  1280" || fail "the hall's window is not on the second monitor"
xdotool windowfocus "$window"

# resting over the lanes asks for the picture of that moment, drawn while nothing moves
xdotool mousemove --window "$window" 700 600; wait_for pictures -ge 1 30

# play, pause; both screens stand still then
key space; wait_for playing = 1 5; wait_for t -gt 3000 30; key space; wait_for playing = 0 5
for _ in $(seq 20); do
  a="$(value t)"; picture "$hall" "$dir/one"; sleep 1.5; picture "$hall" "$dir/two"
  [ "$(differing "$dir/one" "$dir/two")" = 0 ] && break
done
[ "$(differing "$dir/one" "$dir/two")" = 0 ] || fail "the hall's picture moves while paused"

# an arrow: the hall sees it
key a; wait_for tool = 4 5
xdotool mousemove --window "$window" 300 300 mousedown 1 mousemove --window "$window" 380 320 mousemove --window "$window" 560 360 mouseup 1
wait_for marks = 1 5; sleep 1.5; picture "$hall" "$dir/arrow"
[ "$(differing "$dir/two" "$dir/arrow")" -gt 2000 ] || fail "the hall does not see the arrow"
# a measure
key m; wait_for tool = 11 5
xdotool mousemove --window "$window" 300 250 click 1; sleep 0.6
xdotool mousemove --window "$window" 500 280 click 1; sleep 0.6
key Return; wait_for marks = 2 5
key Escape; key Escape

# the decision: asked here first, released to the hall, answered with a reason
for _ in 1 2 3 4 5 6; do
  [ "$(value decision)" = DP1 ] && break
  key Next; sleep 0.7
done
wait_for decision = DP1 10; [ "$(value released)" = 0 ] || fail "the hall saw the question too early"
sleep 1; picture "$hall" "$dir/unasked"
key q; wait_for released = 1 5; sleep 1.5; picture "$hall" "$dir/asked"
[ "$(differing "$dir/unasked" "$dir/asked")" -gt 20000 ] || fail "the hall does not see the question"
key 2; wait_for chosen = 1 5; wait_for writing = 1 5
xdotool type --delay 60 "uji"; sleep 0.3; key Return
wait_for path = DP1=B 5; wait_for playing = 1 5; key space; wait_for playing = 0 5
# back, and the other way
key BackSpace; wait_for decision = DP1 5
key 1; wait_for chosen = 0 5; wait_for writing = 1 5; xdotool type --delay 60 "tenang"; sleep 0.3; key Return
wait_for path = DP1=A 5; wait_for t -gt 62000 60; key space; wait_for playing = 0 5

# a fork: an inject, an order by clicking on the table
key ctrl+b; wait_for fork = 1 5
right=$((1200 - 125))
xdotool mousemove --window "$window" $right 185 click 1; wait_for writing = 1 10
xdotool type --delay 60 "Bus tiba"; sleep 0.4; key Return; wait_for amendments = 1 10
xdotool mousemove --window "$window" 500 300; key Escape
key Tab; wait_for selected != "" 5
key g; wait_for tool = 13 5
xdotool mousemove --window "$window" 560 380 click 1; wait_for amendments = 2 10
wait_for baked -ge 150000 60
# skip what was planned, from the MSEL's row of keys: undone and done again
key ctrl+z; wait_for amendments = 1 5; key ctrl+y; wait_for amendments = 2 5
key space; wait_for playing = 1 5; wait_for t -gt 68000 60; key space; wait_for playing = 0 5

# the fork beside the plan, on both screens
picture "$window" "$dir/before"
key y; wait_for compare = 1 5; wait_for other_baked -gt 60000 60; sleep 2; picture "$window" "$dir/split"
[ "$(differing "$dir/before" "$dir/split")" -gt 20000 ] || fail "the comparison does not show"
key y; wait_for compare = 2 5; key y; wait_for compare = 0 5

# black
key b; wait_for curtain = 2 5; sleep 1.5; picture "$hall" "$dir/black"
lit="$(tail -c $((1280 * 720 * 4)) "$dir/black" | tr -d '\000' | wc -c)"
[ "$lit" -lt 921700 ] && [ "$(tail -c $((1280 * 720 * 4)) "$dir/black" | tr -d '\000\377' | wc -c)" -lt 64 ] || fail "the hall is not black: $lit bytes are lit"
key b; wait_for curtain = 0 5

session="$(value session)"; t="$(value t)"
[ -s "$session" ] || fail "no session file"
wait_for validation = 0 5
key ctrl+q
for _ in $(seq 100); do kill -0 $program 2>/dev/null || break; sleep 0.1; done
wait $program; code=$?; [ $code = 0 ] || fail "it ended with $code"

# played back, it comes to the same board, fork and moment
cp "$session" "$dir/kept"
start "$1" play --replay "$dir/kept"
wait_for opening = 0 60; wait_for playback != "" 30
wait_for amendments = 2 240; wait_for marks = 2 10; wait_for fork = 1 5
wait_for t -ge $((t - 1500)) 240
wait_for validation = 0 5
kill $program; wait $program 2>/dev/null
# and gone on with, after an end without warning
start "$1" play --session "$session"
wait_for opening = 0 60; wait_for forks = 1 30; wait_for amendments = 2 5; wait_for marks = 2 5; wait_for misfits = 0 5
wait_for validation = 0 5
echo "briefing test passed"
