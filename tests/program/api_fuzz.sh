#!/usr/bin/env bash
# Requests made from the API's own document by a generator that others wrote, answers judged by their validator:
# no 500, and no answer outside its schema.
set -euo pipefail
root=$1
build=$2
source "$root/tests/program/serve/served.sh"
tools_of_npm json-schema-faker@0.5.9 ajv@8.17.1 ajv-formats@3.0.1
serve_example
cp "$root/tests/program/api_fuzz/driver.mjs" "$tools/driver.mjs"
cd "$tools"
timeout 600 node driver.mjs "$address" "$setup_code" "${JISHI_FUZZ_ROUNDS:-4}"
