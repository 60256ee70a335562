#!/usr/bin/env bash
# The scanner of web pages that Debian has (wapiti), let loose on what a signed-in chief can ask for: SQL, files,
# commands, markup, line breaks, redirections, headers, cookies. It must find nothing.
set -euo pipefail
root=$1
build=$2
source "$root/tests/program/serve/served.sh"
command -v wapiti >/dev/null || skip "wapiti is not installed"
serve_example
node "$root/tools/demo_accounts.mjs" "$address" "$setup_code" <"$root/examples/accounts.json" >"$work/accounts.json"
cookie=$(node "$root/tests/program/serve/sign_in.mjs" "$address" chief <"$work/accounts.json")
starts=()
while read -r path; do starts+=(-s "$address$path"); done <<'PATHS'
/api/v1/records?type=meeting&year=2025&q=word&person=name&section=name&sort=happened&limit=5
/api/v1/records?type=meeting&from=2025-01-01&to=2025-12-31&status=filed&format=csv
/api/v1/records/meeting-2025-1
/api/v1/cases?q=word&procedure=rectification&year=2025
/api/v1/search?q=word&limit=5
/api/v1/duties?year=2025&as_of=2025-12-31
/api/v1/reminders?days=30&person=me
/api/v1/reports/annual?year=2025&as_of=2025-12-31&format=html
/api/v1/xray?year=2025
/log/1/checkpoint
/
PATHS
# Strange bodies: what is asked for by a program is JSON, and the tests of the API send those.
timeout 900 wapiti -u "$address/" "${starts[@]}" -H "Cookie: $cookie" -d 1 --scope folder --max-scan-time 10 \
  -m "sql,file,exec,xss,crlf,redirect,shellshock,htaccess,csp,cookieflags,http_headers" \
  -f json -o "$work/found.json" --flush-session --store-session "$work" --no-bugreport >"$work/scanned" 2>&1 || {
  tail -n 20 "$work/scanned"
  exit 1
}
node -e '
  const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
  const found = [...Object.entries(report.vulnerabilities), ...Object.entries(report.anomalies)].flatMap(([kind, all]) => all.map((one) => `${kind}: ${one.method} ${one.path} ${one.parameter ?? ""} ${one.info}`))
  // Served without TLS here, where that header means nothing (tests/http/front_test.cc asks for it over TLS); and a
  // header that browsers gave up because it did harm.
  const known = [/Strict-Transport-Security is not set/, /X-XSS-Protection is not set/]
  const left = found.filter((line) => !known.some((one) => one.test(line)))
  for (const line of left) console.log(line)
  process.exit(left.length ? 1 : 0)
' "$work/found.json"
kill -0 "$server" || { echo "the server is gone"; exit 1; }
grep 'Launching module' "$work/scanned"
