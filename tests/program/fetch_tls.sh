#!/usr/bin/env bash
# The client of the identity provider over TLS: a certificate that is trusted and of the host alone will do.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  (cd "$work" && exec openssl s_server -quiet -accept "127.0.0.1:$port" -cert cert.pem -key key.pem -WWW) >/dev/null 2>&1 &
  server=$!
  sleep 0.5
  kill -0 "$server" 2>/dev/null && break
done
echo '{"a":1}' > "$work/page.json"
ask() { JISHI_TEST_TLS_URL=$1 JISHI_TEST_TLS_GOOD=$2 "$3/accounts_test" --gtest_brief=1 --gtest_filter='FetchTls.*'; }
SSL_CERT_FILE="$work/cert.pem" ask "https://localhost:$port/page.json" yes "$2"
ask "https://localhost:$port/page.json" no "$2"
SSL_CERT_FILE="$work/cert.pem" ask "https://127.0.0.1:$port/page.json" no "$2"
echo "TLS: trusted taken, untrusted and another host's refused"
