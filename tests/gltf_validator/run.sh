#!/bin/sh
# Every shipped model through Khronos' glTF validator. The validator comes from npm, once,
# into the build folder; a machine without npm or without the registry fails here, loudly:
# a check that did not run must not look like one that passed.
# usage: run.sh MODELS WORK_FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
models=$(cd "$1" && pwd) work=$2
mkdir -p "$work"
cd "$work"
if [ ! -d node_modules/gltf-validator ]; then
  cp "$here/package.json" .
  command -v npm >/dev/null || { echo "FAIL: npm is missing (apt install nodejs npm); the shipped models were NOT validated"; exit 1; }
  npm install --no-audit --no-fund || { echo "FAIL: gltf-validator could not be installed; the shipped models were NOT validated"; exit 1; }
fi
exec node "$here/validate.mjs" "$models"
