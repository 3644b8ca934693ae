#!/usr/bin/env bash
# Teams of two other machines are brought into the plenary view, which the hall sees too;
# the program is killed, their files are deleted, and the session still has their answers.
# usage: plenary_test.sh GELAR DRILL
set -u
gelar=$1 drill=$2
. "$(dirname "$0")/window_lib.sh"
train() { # ARGUMENTS… of `gelar train`
  rm -f "$dir/dump"
  "$gelar" train "$drill" --size 1280x720 --validation --state-dump "$dir/dump" "$@" >>"$dir/log" 2>&1 &
  program=$!
  wait_for guests -ge 0 60
  window=$(xdotool search --name '^Gelar$' | head -1)
  xdotool windowfocus "$window"
}
# A session as another machine's class leaves it: TEAMS OPTION
visitors() {
  printf 'gelar-session 1\ndrill 0000000000000000 /elsewhere/%s\nstarted 2026-01-12T01:00:00Z\n' "$(basename "$drill")"
  printf '0 0 - teams %s\n0 0 - train -\n10 0 - decision DP1\n20 435000 - confidence 75\n30 435000 - choose %s\n40 435000 - confirm alasan\n' "$1" "$2"
}
visitors "Rajawali" 1 >"$dir/satu.gelar-session"
visitors "Elang" 0 >"$dir/dua.gelar-session"

train --role observer --merge "$dir/satu.gelar-session" "$dir/dua.gelar-session"
wait_for guests = 2 10
wait_for plenary = 1 5
xdotool key F5; wait_for audience = 1 10
hall=$(xdotool search --name '^Gelar: hadirin$' | head -1)
[ -n "$hall" ] || fail "no window for the hall"
wait_for validation = 0 5
# The hall sees the page: it is lit, and without the page it shows another picture.
picture "$hall" "$dir/page"
lit=$(tail -c $((1280 * 720 * 4)) "$dir/page" | tr -d '\000\377' | wc -c)
[ "$lit" -gt 1000000 ] || fail "the hall shows nothing: $lit bytes are lit"
xdotool windowfocus "$window" key Escape; wait_for plenary = 0 5
picture "$hall" "$dir/table"
[ "$(differing "$dir/page" "$dir/table")" -gt 1000000 ] || fail "the hall does not see the page"
session=$(value session)
[ -s "$session" ] || fail "no session file"
kill -9 $program; wait $program 2>/dev/null
rm "$dir"/satu.gelar-session "$dir"/dua.gelar-session

train --session "$session"
wait_for guests = 2 20
wait_for misfits = 0 5
wait_for validation = 0 5
# Told to end, as by the end of a desktop session, it does.
kill -TERM $program
for _ in $(seq 50); do kill -0 $program 2>/dev/null || break; sleep 0.1; done
kill -0 $program 2>/dev/null && fail "it goes on after SIGTERM"
wait $program; code=$?
[ $code = 130 ] || fail "it ended with $code after SIGTERM"
echo "plenary test passed"
