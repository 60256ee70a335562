#!/usr/bin/env bash
# golang.org/x/mod/sumdb, written by others, accepts the logs and receipts this program writes, and refuses them
# with one byte changed. Skipped (77) where Go or its library is not installed.
set -euo pipefail
source_dir=$1
build_dir=$2
gopath=/usr/share/gocode

skip() { echo "skipped: $*"; exit 77; }
command -v go >/dev/null || skip "golang-go is not installed"
[ -d "$gopath/src/golang.org/x/mod/sumdb/tlog" ] || skip "golang-golang-x-mod-dev is not installed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GOPATH=$gopath GO111MODULE=off GOFLAGS= GOCACHE=$work/cache GOTOOLCHAIN=local
go build -o "$work/verify_log" "$source_dir/tests/program/x_mod/verify_log.go"
verify=$work/verify_log

fail() { echo "FAILED: $*" >&2; exit 1; }

# A log is accepted as it is, and refused when any of its files is altered.
both_ways() { # folder, receipts…
  local log=$1 file copy
  "$verify" "$@" || fail "$log is refused"
  while IFS= read -r file; do
    # A partial tile of an older size is not what the newest checkpoint implies once the full tile is there.
    case $file in *.p/*) [ ! -f "$log/${file%.p/*}" ] || continue ;; esac
    copy=$work/copy
    rm -rf "$copy"
    cp -r "$log" "$copy"
    printf '\377' | dd of="$copy/$file" bs=1 seek=$(($(stat -c %s "$copy/$file") / 2)) conv=notrunc status=none
    if cmp -s "$log/$file" "$copy/$file"; then continue; fi
    if "$verify" "$copy" >/dev/null 2>&1; then fail "$log with $file altered is accepted"; fi
  done < <(cd "$log" && find checkpoint tile -type f | head -40)
}

for log in "$source_dir/tests/ledger/data/log" "$source_dir/tests/ledger/data/wide"; do
  receipts=()
  for receipt in "$log"/receipts/*.tlog-proof; do receipts+=("$receipt" "${receipt%.tlog-proof}.entry"); done
  both_ways "$log" "${receipts[@]}"
  if "$verify" "$log" "${receipts[0]}" "${receipts[3]}" >/dev/null 2>&1; then fail "a receipt with another's entry is accepted"; fi
done

# The oracle itself: a log that others wrote.
others=$source_dir/../shared/vectors/tessera-log
[ ! -d "$others" ] || "$verify" "$others" || fail "the Tessera log is refused"

jishi=$build_dir/jishi
[ -x "$jishi" ] || skip "the logs of the library were accepted; $jishi is not built"

# The first example that holds registers.
registers=$(find "$source_dir/examples" \( -name 机构人员.csv -o -name '*.xlsx' \) -printf '%h\n' 2>/dev/null | sort | head -1)
[ -n "$registers" ] || skip "the logs of the library were accepted; there are no example registers"
year=${JISHI_EXAMPLE_YEAR:-$(basename "$registers" | grep -oE '(19|20|21)[0-9]{2}' | head -1 || true)}
year=${year:-2023}
unit=${JISHI_EXAMPLE_UNIT:-临江区统计局}
"$jishi" init "$work/office" --unit "$unit" >/dev/null
"$jishi" import "$work/office" "$registers" --year "$year" >/dev/null
"$jishi" ledger verify "$work/office" >/dev/null
"$jishi" ledger export "$work/office" "$work/export" >/dev/null
"$jishi" register "$work/office" meeting --year "$year" --format json >"$work/meetings.json"
receipts=()
for id in $(grep -oE '"id": *"[^"]+"' "$work/meetings.json" | sed -E 's/.*"([^"]+)"$/\1/' | head -5); do
  "$jishi" ledger receipt "$work/office" "$id" -o "$work/$id.tlog-proof" >/dev/null
  receipts+=("$work/$id.tlog-proof" "$work/$id.entry")
done
[ ${#receipts[@]} -gt 0 ] || fail "the register of meetings names no record"
both_ways "$work/export" "${receipts[@]}"
"$jishi" verify "$work/export" --key "@$work/export/vkey" >/dev/null || fail "jishi refuses its own export"
