#!/usr/bin/env bash
# A build or a test that changes committed files hides what it does.
set -euo pipefail
changed=$(git status --porcelain)
[ -z "$changed" ] || { printf 'changed or new:\n%s\n' "$changed"; exit 1; }
echo "the tree is as it was committed"
