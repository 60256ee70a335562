#!/usr/bin/env bash
# The pages of docs/procedures are what the catalogue's files say now; `./dev docs` makes them anew.
set -euo pipefail
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
bash "$1/tools/procedure_pages.sh" "$2/jishi" "$made"
diff -ru "$1/docs/procedures" "$made" || { echo "run ./dev docs"; exit 1; }
echo "$(find "$made" -name '*.md' | wc -l) pages"
