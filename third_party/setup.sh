# Sourced by ./play and ./test: installs what is missing on Debian or Ubuntu.
# usage: gelar_setup build        what building and running needs
#        gelar_setup build test   and what the tests need

gelar_setup() {
  local list="$1|${2:-$1}" missing=() package program
  if ! command -v dpkg-query >/dev/null; then
    echo "gelar: no dpkg here; please see that the libraries of vcpkg.json are installed." >&2
    return 0
  fi
  while read -r _ package program; do
    [ -n "$program" ] && command -v "$program" >/dev/null && continue
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done < <(grep -E "^($list) " "$(dirname "${BASH_SOURCE[0]}")/debian-packages.txt")
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "gelar: these packages are missing, and there is neither root nor sudo to install them:" >&2
      echo "  ${missing[*]}" >&2
      return 3
    fi
    as_root=(sudo)
  fi
  echo "gelar: installing ${#missing[@]} missing packages with apt-get: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 3
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" || return 3
}

# The compiler cache is used where it happens to be installed, never required.
gelar_configure() {
  local cache=()
  command -v ccache >/dev/null && cache=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cmake --preset "$1" "${cache[@]}"
}
