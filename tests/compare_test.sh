#!/usr/bin/env bash
# Two branches in one window: split, as ghosts, another option, from inside a fork, while the
# time runs, and back to one picture.
# Run under xvfb-run; validation is on.
# usage: compare_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"

start "$drill" --at 70s --path DP1=B
wait_for baked -ge 150000 120
xdotool mousemove --window "$window" 500 300
picture "$window" "$dir/one"
key y; wait_for compare = 1 5; wait_for other_baked -ge 70000 60; picture "$window" "$dir/split"
[ "$(differing "$dir/one" "$dir/split")" -gt 20000 ] || fail "the split does not show"
key y; wait_for compare = 2 5; picture "$window" "$dir/ghosts"
[ "$(differing "$dir/split" "$dir/ghosts")" -gt 20000 ] || fail "ghosts look like the split"
# But for labels, which stay where they were last.
key y; wait_for compare = 0 5; picture "$window" "$dir/again"
[ "$(differing "$dir/one" "$dir/again")" -lt 60000 ] || fail "comparing leaves something behind"

# In a fork, with the plan: split, played on, ghosts, and out of the fork while it is on.
key ctrl+b; wait_for fork = 1 5
key y; wait_for compare = 1 5; wait_for other_baked -ge 70000 60
key space; wait_for playing = 1 5; wait_for t -gt 73000 60; key space; wait_for playing = 0 5
key y; wait_for compare = 2 5; sleep 1
key y; wait_for compare = 0 5; key y; wait_for compare = 1 5
key ctrl+BackSpace; wait_for fork = 0 5; sleep 1
key BackSpace; wait_for decision = DP1 5; sleep 1
quit
echo "compare test passed"
