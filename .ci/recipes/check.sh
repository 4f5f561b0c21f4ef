#!/bin/sh
# Checks committed code, and says what changed in the descriptions since a base commit:
#   check.sh BASE [DOCUMENT…]      as in: check.sh origin/main Specs/shop/openapi.yaml
# The changes go to the standard output, in Markdown. It exits with 1 where code is out of date or a
# change breaks callers. CONCORD is the command, where that is not `concord` or takes several words.
set -eu
concord=${CONCORD:-concord}
base=$1
shift

status=0
$concord check --quiet 1>&2 || status=$?
[ "$status" -le 1 ] || exit "$status"

folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/base" 2>/dev/null || true; rm -rf "$folder"' EXIT
# All of the base, since a description may refer to other files.
git worktree add --quiet --detach "$folder/base" "$base"
for document in "$@"; do
  [ -e "$document" ] || { printf '### `%s`\n\nRemoved.\n\n' "$document"; status=1; continue; }
  [ -e "$folder/base/$document" ] || { printf '### `%s`\n\nNew.\n\n' "$document"; continue; }
  code=0
  $concord diff "$folder/base/$document" "$document" --format markdown >"$folder/changes" \
    || code=$?
  [ "$code" -le 1 ] || exit "$code"
  [ "$code" = 0 ] || status=1
  if [ -s "$folder/changes" ]; then
    printf '### `%s`\n\n' "$document"
    cat "$folder/changes"
    echo
  fi
done
exit "$status"
