#!/usr/bin/env bash
# A briefing given, played back in the window: it runs by its own clock, pauses, is sought in,
# its track is left and found again, and it ends where the briefing did.
# Run under xvfb-run; validation is on.
# usage: replay_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"

# A short one: look, play, an arrow, a decision with its reason.
start "$drill" --at 50s
wait_for baked -ge 150000 120
# The camera once its glide is over.
camera_at_rest() {
  local last now
  for _ in $(seq 20); do
    last="$(value camera)"; sleep 1; now="$(value camera)"
    [ "$last" = "$now" ] && break
  done
  echo "$now"
}
key alt+7; top="$(camera_at_rest)"
key shift+f; over="$(camera_at_rest)"
[ "$top" != "$over" ] || fail "the camera did not move"
key a; wait_for tool = 4 5; drag 300 300 520 360; wait_for marks = 1 5; key Escape; wait_for tool = 0 5
key space; wait_for decision = DP1 60
key 2; wait_for chosen = 1 5; wait_for writing = 1 5; xdotool type --delay 60 "awas"; sleep 0.3; key Return
wait_for reason = awas 5; wait_for t -gt 62000 60; key space; wait_for playing = 0 5
sleep 1.2
session="$(value session)" t="$(value t)"
quit
cp "$session" "$dir/kept.gelar-session"

start --replay "$dir/kept.gelar-session"
wait_for opening = 0 60; wait_for playback != "" 30
# The strip at the top: play and pause, leave the track and return, end.
wait_for replays = 1 10
press_at 237 71; wait_for replays = 0 5
one="$(value playback)"; sleep 1.5
[ "$(value playback)" = "$one" ] || fail "the replay runs on while it is paused"
press_at 667 71; wait_for off_track = 1 5
key alt+7; mine="$(camera_at_rest)"
press_at 237 71; wait_for replays = 1 5; sleep 2
[ "$(value camera)" = "$mine" ] || fail "who left the track does not keep the camera"
press_at 667 71; wait_for off_track = 0 5
wait_for marks = 1 60
wait_for path = DP1=B 120; wait_for reason = awas 5
wait_for t -ge $((t - 1500)) 120
[ "$(value camera)" = "$over" ] || fail "the camera is at $(value camera), not at $over"
wait_for validation = 0 5
# Nothing of a replay is written as a session; ended, the drill is the viewer's own.
[ -z "$(value session)" ] || fail "a replay writes a session"
press_at 760 71
for _ in $(seq 50); do [ -z "$(value playback)" ] && break; sleep 0.1; done
[ -z "$(value playback)" ] || fail "the replay does not end"
key Tab; wait_for selected != "" 5
quit
echo "replay test passed"
