#!/usr/bin/env bash
# `cmake --install` puts everything where the installed program finds it, from any folder.
# usage: install_test.sh BUILD_FOLDER SOURCE_FOLDER
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
cmake --install "$1" --prefix "$dir/there" >/dev/null
unset GELAR_DATA
export XDG_CACHE_HOME="$dir/cache" XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state"
cd /
"$dir/there/bin/gelar" info "$dir/there/share/gelar/drills/sispamkota-jepara/sispamkota-jepara.drill.yaml" >"$dir/info"
grep -q 450 "$dir/info"
"$dir/there/bin/gelar" check "$dir"/there/share/gelar/drills/*/*.drill.yaml
# A model, shader or font that was not found is told on standard error.
"$dir/there/bin/gelar" render "$2/tests/drills/small.drill.yaml" --at 5s --size 320x180 -o "$dir/picture.png" 2>"$dir/problems" >/dev/null
if grep -qiE "error|warning|missing|placeholder" "$dir/problems"; then cat "$dir/problems"; exit 1; fi
test -s "$dir/picture.png"
