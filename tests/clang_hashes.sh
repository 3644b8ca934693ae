#!/usr/bin/env bash
# The scrub law across compilers: scenes/ built by clang++ gives the kept hashes as well.
# clang_hashes.sh SOURCE BUILD: configures BUILD for clang++ and runs the one test there.
set -euo pipefail
command -v clang++ >/dev/null || { echo "no clang++ here (Debian: apt-get install clang)"; exit 77; }
cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ -DGELAR_TESTS=ON >"$2.log" 2>&1 || { tail -20 "$2.log"; exit 1; }
cmake --build "$2" -j2 --target shipped_hashes_test >>"$2.log" 2>&1 || { grep -E "error|FAILED" -A5 "$2.log" | head -40; exit 1; }
"$2/tests/shipped_hashes_test"
