#!/usr/bin/env bash
# The OpenAPI document the server gives is valid by a validator that others wrote.
set -euo pipefail
root=$1
build=$2
source "$root/tests/program/serve/served.sh"
tools_of_npm @seriousme/openapi-schema-validator@2.11.0
serve_example
curl -sf "$address/api/v1/openapi.json" -o "$work/openapi.json"
cd "$tools"
node --input-type=module -e '
import { Validator } from "@seriousme/openapi-schema-validator";
import { readFileSync } from "node:fs";
const document = JSON.parse(readFileSync(process.argv[1], "utf8"));
const judged = await new Validator().validate(document);
if (!judged.valid) { console.error(JSON.stringify(judged.errors, null, 1)); process.exit(1); }
// One that is wrong must not pass, or nothing was judged.
delete document.info.title;
if ((await new Validator().validate(document)).valid) { console.error("a document without a title passed"); process.exit(1); }
console.log("valid:", Object.keys(document.paths).length, "paths");
' "$work/openapi.json"
