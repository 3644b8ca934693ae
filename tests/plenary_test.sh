#!/usr/bin/env bash
# Teams of two other machines are brought into the plenary view, which the hall sees too;
# the program is killed, their files are deleted, and the session still has their answers.
# usage: plenary_test.sh GELAR DRILL
set -u
gelar=$1 drill=$2
dir=$(mktemp -d)
dump=$dir/dump
trap 'kill $program 2>/dev/null; rm -rf "$dir"' EXIT
export XDG_CACHE_HOME="$dir/cache" XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state"
get() { sed -n "s/^$1=//p" "$dump" 2>/dev/null | head -1; }
fail() { echo "FAIL: $1"; cat "$dump" "$dir/log"; exit 1; }
wait_for() { # KEY TEST VALUE SECONDS
  for _ in $(seq $(($4 * 10))); do
    local now; now=$(get "$1")
    [ -n "$now" ] && test "$now" "$2" "$3" && return 0
    kill -0 $program 2>/dev/null || fail "the program ended while $1 was awaited"
    sleep 0.1
  done
  fail "$1 is '$(get "$1")', expected $2 '$3'"
}
start() {
  rm -f "$dump"
  "$gelar" train "$drill" --size 1280x720 --validation --state-dump "$dump" "$@" >>"$dir/log" 2>&1 &
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

start --role observer --merge "$dir/satu.gelar-session" "$dir/dua.gelar-session"
wait_for guests = 2 10
wait_for plenary = 1 5
xdotool key F5; wait_for audience = 1 10
hall=$(xdotool search --name '^Gelar: hadirin$' | head -1)
[ -n "$hall" ] || fail "no window for the hall"
wait_for validation = 0 5
# The hall sees the page: without it, it shows another picture.
hall_changed() {
  for _ in $(seq 50); do
    xwd -silent -id "$hall" -out "$dir/now.xwd"
    cmp -s "$dir/now.xwd" "$dir/page.xwd" || return 0
    sleep 0.2
  done
  fail "the hall still shows the page, or never did"
}
sleep 2
xwd -silent -id "$hall" -out "$dir/page.xwd"
[ -z "${GELAR_SHOTS:-}" ] || cp "$dir/page.xwd" "$GELAR_SHOTS/plenary-hall.xwd"
xdotool windowfocus "$window" key Escape; wait_for plenary = 0 5
hall_changed
session=$(get session)
[ -s "$session" ] || fail "no session file"
kill -9 $program; wait $program 2>/dev/null
rm "$dir"/satu.gelar-session "$dir"/dua.gelar-session

start --session "$session"
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
