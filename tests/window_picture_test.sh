#!/usr/bin/env bash
# Window and picture share one path: what a real window shows of a moment is what `gelar
# render` writes of it. Run under xvfb-run, with validation on.
# usage: window_picture_test.sh PROGRAM DRILL SAME_PICTURE
set -u
gelar=$1 drill=$2 same_picture=$3
. "$(dirname "$0")/window_lib.sh"
size=960x540 quality=medium
start "$drill" --at 40s
wait_for t = 40000 60
wait_for baked -ge 150000 120
key shift+h; wait_for ui = 0 10      # the table alone …
key i; wait_for labels = 0 10        # … without labels
picture "$window" "$dir/window.xwd"
"$gelar" render "$drill" --at 40s --size "$size" --quality "$quality" --bare -o "$dir/picture.png" >"$dir/log" 2>&1 || fail "no picture"
# The notice at the lower left and a caption at the bottom belong to the window alone.
"$same_picture" "$dir/window.xwd" "$dir/picture.png" 2 0.0005 0 60 960 380 || fail "the window shows another picture"
quit
