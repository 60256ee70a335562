#!/usr/bin/env bash
# The product speaks of itself alone, and nothing in it is unfinished.
set -euo pipefail
root=$1
cd "$root"
words='T''ODO|F''IXME|X''XX:|H''ACK:'
if found=$(grep -rnE "$words" src tests bench fuzz catalogue docs dev README* --include='*' 2>/dev/null | grep -v 'tests/tidy/plain_words.sh'); then
  echo "$found"
  exit 1
fi
# All that knows the HTTP library stands in one file (docs/adr/0014-transport.md).
long=$(find src -name '*.cc' -o -name '*.h' | xargs wc -l | awk '$2 != "total" && $1 > ($2 == "src/http/beast.cc" ? 800 : 500) {print $2 ": " $1 " lines: two ideas?"}')
[ -z "$long" ] || { echo "$long"; exit 1; }
