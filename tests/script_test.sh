#!/usr/bin/env bash
# The script under the window's hands: saved by an editor while it plays, broken and mended;
# a fork read as a patch and written into it; found again by the open dialog.
# Run under xvfb-run; validation is on.
# usage: script_test.sh PROGRAM DRILL
set -u
gelar=$1
. "$(dirname "$0")/window_lib.sh"
mkdir -p "$dir/drills"
cp -r "$(dirname "$2")/../../scenes/library/venues" "$dir/venues"
drill="$dir/drills/small.drill.yaml"
sed "s|\.\./\.\./scenes/library|..|" "$2" >"$drill"

# Path, moment and camera stay, whatever an editor saves.
start "$drill" --at 70s --path DP1=B
wait_for baked -ge 150000 120
picture "$window" "$dir/one"
before="$(sed -n '/^\(t\|path\|camera\)=/p' "$dir/dump")"
sed -i 's/do: chant, who: massa/do: chant, who: masa/' "$drill"
wait_for problems -gt 0 10
picture "$window" "$dir/two"
[ "$(differing "$dir/one" "$dir/two")" -gt 20000 ] || fail "the strip with the error does not show"
sed -i 's/do: chant, who: masa,/do: chant, who: massa,/; s/lasts: 1m30s/lasts: 1m40s/' "$drill"
wait_for problems = 0 10; wait_for end = 160000 10; wait_for baked -ge 160000 120
[ "$(sed -n '/^\(t\|path\|camera\)=/p' "$dir/dump")" = "$before" ] || fail "a saved script moved the view from $before"

# A fork with an inject, its patch read, put away, read again, written; the script has it.
key ctrl+b; wait_for fork = 1 5
press_at 1075 190; wait_for writing = 1 5; xdotool type --delay 60 "Bus tiba"; sleep 0.3; key Return
wait_for amendments = 1 10
press_at 1069 403; wait_for review = ready 10; key Escape; wait_for review = "" 5
grep -q "Bus tiba" "$drill" && fail "put away, and yet written"
press_at 1069 403; wait_for review = ready 10
press_at 1023 618
for _ in $(seq 50); do grep -q "do: inject, serial: F1, text: .*Bus tiba" "$drill" && break; sleep 0.2; done
grep -q "do: inject, serial: F1, text: .*Bus tiba" "$drill" || fail "the patch was not written"
wait_for forks = 0 10; wait_for problems = 0 5
"$gelar" check "$drill" >/dev/null || fail "the patched script has errors"
quit

# The open dialog: it begins where the last drill lies.
start --home
press_at 694 530; sleep 1
press_at 310 158; wait_for drill = "$drill" 30; wait_for baked -ge 160000 120
quit

# A wrong wish of the command line is told, and the drill opens all the same.
start "$drill" --view overveiw
wait_for baked -gt 0 60
wait_for message != "" 10
grep -q '"overview"' "$dir/log" || fail "the view that was meant is not named"
quit

# Where no session can be kept, the first act says so.
XDG_STATE_HOME=/proc/nowhere start "$drill"
wait_for baked -gt 0 60
key Tab; wait_for selected != "" 5
wait_for message = "Sesi tidak dapat disimpan di /proc/nowhere" 5
quit
echo "script test passed"
