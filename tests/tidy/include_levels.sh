#!/usr/bin/env bash
# A file includes its own folder and lower levels only, never a sibling, never back (docs/adr/0001-levels.md).
set -euo pipefail
root=$1
levels="base 0
domain 1
ledger 1
catalogue 2
checker 2
store 3
report 3
app 4
import 5
accounts 5
http 6
cli 7
main 8"
declare -A level
while read -r folder n; do level[$folder]=$n; done <<<"$levels"

faults=0
files=0
while IFS= read -r file; do
  files=$((files + 1))
  inside=${file#"$root/src/"}
  own=${inside%%/*}
  [ -n "${level[$own]:-}" ] || { echo "$inside: folder $own has no level"; faults=$((faults + 1)); continue; }
  while IFS= read -r included; do
    other=${included%%/*}
    [ "$other" = "$included" ] && continue # not a folder of ours
    [ -n "${level[$other]:-}" ] || continue
    [ "$other" = "$own" ] && continue
    # report reads the catalogue, store the domain and ledger: any strictly lower level is allowed.
    if [ "${level[$other]}" -ge "${level[$own]}" ]; then
      echo "src/$inside includes $included: $other (level ${level[$other]}) is not below $own (level ${level[$own]})"
      faults=$((faults + 1))
    fi
  done < <(sed -nE 's/^#include "([^"]+)".*/\1/p' "$file")
done < <(find "$root/src" -name '*.h' -o -name '*.cc')
[ "$files" -gt 20 ] || { echo "only $files files found: the check looked in the wrong place"; exit 1; }
echo "$files files, $faults faults"
[ "$faults" -eq 0 ]
