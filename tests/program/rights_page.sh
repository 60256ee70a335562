#!/usr/bin/env bash
# docs/rights.md is what the table of rights says now; `./dev docs` makes it anew.
set -euo pipefail
diff -u "$1/docs/rights.md" <("$2/jishi" rights) || { echo "run ./dev docs"; exit 1; }
