# A served example for tests of the program: $address, $setup_code, $work; and npm's tools in $tools. Sourced.
# Skips (77) where a tool or the registry is not there.

skip() {
  echo "跳过 / skipped: $1"
  exit 77
}

command -v node >/dev/null && command -v npm >/dev/null || skip "node or npm is not installed"
command -v curl >/dev/null || skip "curl is not installed"
work=$(mktemp -d)
server=
end() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

# Packages of npm, exactly these versions, without their scripts; kept beside the build.
tools_of_npm() {
  tools="$build/npm-tools/$(echo "$*" | sha256sum | cut -c1-16)"
  if [ ! -f "$tools/done" ]; then
    mkdir -p "$tools"
    (cd "$tools" && echo '{"private":true}' >package.json &&
      timeout 240 npm install --ignore-scripts --no-audit --no-fund --silent "$@" >/dev/null 2>&1) ||
      skip "npm's registry cannot be reached"
    touch "$tools/done"
  fi
}

serve_example() {
  "$build/jishi" init "$work/data" --unit 临江区统计局 >/dev/null
  "$build/jishi" import "$work/data" "$root/examples/linjiang-2025" >/dev/null 2>&1
  "$build/jishi" serve "$work/data" --no-tls --listen 127.0.0.1:0 >"$work/said" 2>"$work/log" &
  server=$!
  for _ in $(seq 150); do
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/said" | head -n 1 || true)
    setup_code=$(grep -oE '#/setup/[^ ]+' "$work/said" | head -n 1 | sed 's|#/setup/||' || true)
    [ -n "$address" ] && curl -s "$address/healthz" >/dev/null && return 0
    sleep 0.2
  done
  cat "$work/said" "$work/log"
  exit 1
}
