# Sourced by the tests of real windows: the program is started, driven by xdotool, and judged
# by its own state dump and by pictures of its windows. `gelar`: the program. Before `start`:
# `size` (empty: the program's own) and `quality`, `command` (play or train), `place` of the window, `cache` (else its own).
for tool in xdotool xwd cmp; do
  command -v $tool >/dev/null || { echo "FAIL: no $tool"; exit 1; }
done
dir="$(mktemp -d)"
program=
trap 'kill -9 $program 2>/dev/null; rm -rf "$dir"' EXIT
export XDG_CACHE_HOME="${cache:-$dir/cache}" XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state"
value() { sed -n "s/^$1=//p" "$dir/dump" 2>/dev/null | head -1; }
fail() { echo "FAIL: $1"; cat "$dir/dump" "$dir/log"; exit 1; }
# holds KEY TEST VALUE: whether the program says so now
holds() { grep -q "^$1=" "$dir/dump" 2>/dev/null && test "$(value "$1")" "$2" "$3" 2>/dev/null; }
# wait_until WHAT SECONDS COMMAND…: asks until it succeeds
wait_until() {
  local what=$1 left=$(($2 * 20))
  shift 2
  until "$@"; do
    kill -0 $program 2>/dev/null || fail "the program ended while $what was awaited"
    [ $((left -= 1)) -gt 0 ] || fail "not seen: $what"
    sleep 0.05
  done
}
# wait_for KEY TEST VALUE SECONDS
wait_for() { wait_until "$1 $2 '$3'" "$4" holds "$1" "$2" "$3"; }
key() { xdotool key "$@"; sleep 0.3; }
press_at() { xdotool mousemove --window "$window" "$1" "$2"; sleep 0.4; xdotool click 1; sleep 0.3; }
drag() { # FROM_X FROM_Y TO_X TO_Y, with the left button
  xdotool mousemove --window "$window" "$1" "$2" mousedown 1 \
    mousemove --window "$window" $((($1 + $3) / 2)) $((($2 + $4) / 2)) mousemove --window "$window" "$3" "$4" mouseup 1
}
differing() { cmp -l "$1" "$2" 2>/dev/null | wc -l; }
# picture WINDOW FILE: once it has come to rest
picture() {
  xwd -silent -id "$1" -out "$2"
  for _ in $(seq 40); do
    sleep 0.5; xwd -silent -id "$1" -out "$2.next"
    [ "$(differing "$2" "$2.next")" = 0 ] && return 0
    mv "$2.next" "$2"
  done
  fail "the picture $2 does not come to rest"
}
size=1200x700 quality=low
start() { # ARGUMENTS… of `gelar play`
  rm -f "$dir/dump"
  "$gelar" "${command:-play}" "$@" ${size:+--size "$size"} --quality "$quality" --validation --state-dump "$dir/dump" >"$dir/log" 2>&1 &
  program=$!
  window=
  for _ in $(seq 300); do
    window="$(xdotool search --name '^Gelar$' | head -1)"
    [ -n "$window" ] && break
    sleep 0.1
  done
  [ -n "$window" ] || fail "no window"
  xdotool windowmove "$window" ${place:-20 10} windowfocus "$window"
}
quit() { # by its key; it must end well
  wait_for validation = 0 5
  key ctrl+q
  for _ in $(seq 100); do kill -0 $program 2>/dev/null || break; sleep 0.1; done
  wait $program
  local code=$?
  [ $code = 0 ] || fail "it ended with $code"
}
