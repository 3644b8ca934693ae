#!/usr/bin/env bash
# A real window, driven as a person would, judged by the program's own state dump. Run
# under xvfb-run; the validation layer is on, and one message fails the test.
# usage: window_test.sh PROGRAM
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"
size=1280x720
start "$drill"
wait_for baked -gt 150000 90

key space; wait_for playing = 1 5; wait_for t -gt 500 10
key space; wait_for playing = 0 5
t0="$(value t)"
key Right; wait_for t -ge $((t0 + 5000)) 5
key shift+Right; wait_for t -ge $((t0 + 6000)) 5
key Left; wait_for t -le $((t0 + 1000)) 5
wait_for size = "$size" 5

# idle when paused and baked: no frame without a change
wait_for baked -ge 5400000 120
for _ in $(seq 20); do
  one="$(value frames)"; sleep 2; two="$(value frames)"
  [ "$one" = "$two" ] && break
done
[ "$one" = "$two" ] || fail "frames $one to $two while nothing changed"

# language by its button, theme and panels by theirs
press_at 1238 19; wait_for language = en 5
key shift+h; wait_for ui = 0 5; key shift+h; wait_for ui = 1 5
key question; wait_for keys = 1 5; key Escape; wait_for keys = 0 5

# the palette finds a command by a few letters, both with the keyboard alone
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5
xdotool type --delay 60 "key card"; sleep 0.5; key Return; wait_for keys = 1 5; wait_for palette = 0 5
key Escape; wait_for keys = 0 5

# text grows with the + of every keyboard; 62:14 in the palette is a moment
key ctrl+plus; wait_for scale = 1.100 5; key ctrl+KP_Add; wait_for scale = 1.200 5; key ctrl+0; wait_for scale = 1.000 5
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5
xdotool type --delay 60 "1:02"; sleep 0.5; key Return; wait_for t = 62000 5; wait_for palette = 0 5

# the synchronisation matrix; its head of the phase leads to the phase's start
key ctrl+shift+m; wait_for matrix = 1 5
[ "$(value t)" -gt 0 ] || fail "the drill stands at its start already"
press_at 352 297; wait_for t = 0 5
key ctrl+m; wait_for matrix = 0 5; wait_for msel = 1 5; key Escape; wait_for msel = 0 5

# and with the mouse, though panels lie below it
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5; xdotool type --delay 60 "key card"; sleep 0.5
press_at 640 152; wait_for keys = 1 5; wait_for palette = 0 5
key Escape; wait_for keys = 0 5

# an arrow is drawn, undone, redone; a text is typed; the laser points; all of it is kept
key a; wait_for tool = 4 5
drag 300 330 520 380
wait_for marks = 1 5
key ctrl+z; wait_for marks = 0 5; key ctrl+y; wait_for marks = 1 5
key x; wait_for tool = 7 5
xdotool mousemove --window "$window" 400 250 click 1; wait_for writing = 1 5
xdotool type --delay 60 "jaga tetap terbuka"; sleep 0.5; key Return; wait_for marks = 2 5
key t; wait_for tool = 1 5
xdotool mousemove --window "$window" 300 300 mousedown 1 mousemove --window "$window" 330 310; wait_for laser -gt 0 5; xdotool mouseup 1
key Escape; wait_for tool = 0 5
key h; wait_for marks_shown = 0 5; key h; wait_for marks_shown = 1 5
session="$(value session)"; [ -s "$session" ] || fail "no session file"
key Tab; wait_for selected != "" 5

# scrubbing the ribbon: the middle of it is the middle of the drill
xdotool mousemove --window "$window" 666 627 mousedown 1; sleep 0.3; xdotool mouseup 1; wait_for t -gt 1000000 5

# play stops at a decision; choose, give a reason, play on
key ctrl+Home; wait_for t = 0 5
# Each press is awaited: a slow machine must not hear two of them as one.
for _ in 1 2 3 4 5 6 7 8; do
  [ "$(value decision)" = DP1 ] && break
  before="$(value t)"
  key Next; wait_for t -gt "$before" 20
done
wait_for decision = DP1 5
# while it is open one may look about, and answer on the number pad
looked="$(value camera)"
drag 150 300 220 330; wait_for camera != "$looked" 5; wait_for decision = DP1 5
key KP_2; wait_for chosen = 1 5
wait_for writing = 1 5; xdotool type --delay 60 "satu gerbang"; sleep 0.3; key Return
wait_for reason = "satu gerbang" 5
case "$(value path)" in DP1=B*) ;; *) fail "path $(value path)";; esac
key BackSpace; wait_for decision = DP1 5; key Escape
# an option of the branch map: play from there
key o; sleep 1; press_at 100 305
wait_for playing = 1 5; key space; wait_for playing = 0 5
case "$(value path)" in DP1=C*) ;; *) fail "path $(value path)";; esac
key BackSpace; wait_for decision = DP1 5; key 2; wait_for chosen = 1 5; wait_for writing = 1 5
xdotool type --delay 60 "satu gerbang"; sleep 0.3; key Return; wait_for playing = 1 5; key space; wait_for playing = 0 5

# a storm of sizes, and away and back
for s in "900 600" "1400 800" "640 400" "1281 721" "1100 640"; do xdotool windowsize "$window" $s; sleep 0.15; done
wait_for size = 1100x640 10
xdotool windowunmap "$window"; sleep 0.5; xdotool windowmap "$window"; sleep 0.5
wait_for validation = 0 5

# from a hand to the first picture that shows it: keys, the pen, the wheel, buttons
worst="$(value input_frames_worst)"
[ "$worst" -ge 1 ] && [ "$worst" -le 2 ] || fail "$worst frames from the hand to the picture"

# killed without warning, it offers to go on; then the marks and the decision are back
path="$(value path)"; sleep 1.2
kill -9 $program; wait $program 2>/dev/null
start "$drill"
wait_for offer -gt 10 60
key ctrl+k; wait_for palette = 1 5; wait_for writing = 1 5
xdotool type --delay 60 "go on with"; sleep 0.5; key Return
wait_for marks = 2 10; wait_for misfits = 0 5
[ "$(value path)" = "$path" ] || fail "path $(value path), expected $path"
[ "$(value session)" = "$session" ] || fail "session $(value session), expected $session"
quit
