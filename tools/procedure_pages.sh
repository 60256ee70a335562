#!/usr/bin/env bash
# Writes a page for each procedure of the catalogue, and their index: PROGRAM FOLDER.
set -euo pipefail
program=$1
folder=$2
{
  printf '# Procedures\nMade from `catalogue/procedures/` by `./dev docs`; the format is `docs/formats/procedures.md`.\n\n'
  printf '| procedure | 程序 | basis |\n| --- | --- | --- |\n'
} > "$folder/README.md"
"$program" catalogue list procedure --format csv | tr -d '\r' | tail -n +2 | while IFS=, read -r id _ zh basis; do
  "$program" catalogue page "$id" -o "$folder/$id.md"
  printf '| [%s](%s.md) | %s | %s |\n' "$id" "$id" "$zh" "${basis//\"/}" >> "$folder/README.md"
done
