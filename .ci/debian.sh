#!/usr/bin/env bash
# Chromium and the notebook runner, where Debian's packages can be installed; elsewhere a line says what is missing.
set -euo pipefail

missing=()
command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
has_notebooks() { "$1" -c "import nbclient, nbformat, jupyter_client" 2>/dev/null; } # Debian's Python may not be the first one
has_notebooks python3 || has_notebooks /usr/bin/python3 || missing+=(python3-nbclient python3-nbformat jupyter-client)

if [ ${#missing[@]} -eq 0 ]; then
  echo "all there"
elif ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "not installed (no apt-get, or not root): ${missing[*]}; the smoke tests that need them will fail"
else
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  echo "installed: ${missing[*]}"
fi
