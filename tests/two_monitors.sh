#!/usr/bin/env bash
# Runs a command on an X display of its own with two monitors of 1280x720, side by side:
# Xorg's dummy driver, which needs neither a graphics card nor root. Xvfb has one monitor.
# usage: two_monitors.sh COMMAND…
set -u
for tool in Xorg xrandr; do command -v $tool >/dev/null || { echo "FAIL: no $tool"; exit 1; }; done
dir="$(mktemp -d)"
server=
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
# One screen as wide as both; the second output has no mode until it is given one.
cat >"$dir/xorg.conf" <<'CONF'
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1280x720" 74.50 1280 1344 1472 1664 720 723 728 748
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
# The path of the file must be relative for a server that is not root's.
cd "$dir" || exit 1
Xorg -displayfd 3 -noreset -nolisten tcp -config xorg.conf -logfile "$dir/log" 3>"$dir/display" >"$dir/out" 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$dir/display" ] && break; kill -0 $server 2>/dev/null || break; sleep 0.1; done
[ -s "$dir/display" ] || { echo "FAIL: no display"; cat "$dir/out"; exit 1; }
cd - >/dev/null || exit 1
DISPLAY=":$(head -1 "$dir/display")"
export DISPLAY
xrandr --addmode DUMMY1 1280x720 && xrandr --output DUMMY1 --mode 1280x720 --right-of DUMMY0 || exit 1
[ "$(xrandr --listmonitors | sed -n 's/^Monitors: //p')" = 2 ] || { echo "FAIL: not two monitors"; exit 1; }
"$@"
