#!/usr/bin/env bash
# A laptop's screen may be smaller than the window of the first start, or than that of last time on
# another screen: the right panel must not lie beyond its edge. Run under xvfb-run with 1280x720.
# usage: small_screen_test.sh PROGRAM DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"
size= place="0 0"
start "$drill"
wait_for size != "" 60
[ "$(value size)" = 1280x720 ] || fail "the window is $(value size)"
quit
