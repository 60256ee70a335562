#!/usr/bin/env bash
# Sign-in against a provider that others wrote (oidc-provider of npm), on this machine. Skipped where npm or its
# registry cannot be reached.
set -euo pipefail
command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: node and npm are not installed"; exit 77; }
work=$(mktemp -d)
provider=
trap '[ -z "$provider" ] || kill "$provider" 2>/dev/null || true; rm -rf "$work"' EXIT
timeout 240 npm install --prefix "$work" --no-audit --no-fund --silent oidc-provider@8.8.1 >/dev/null 2>&1 ||
  { echo "skipped: npm does not reach its registry"; exit 77; }
cat > "$work/provider.mjs" <<'JS'
import { Provider } from 'oidc-provider'
import http from 'node:http'
const server = http.createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'jishi', client_secret: 'a-secret-of-the-test', grant_types: ['authorization_code'],
      redirect_uris: ['http://127.0.0.1:8080/api/v1/oidc/callback'], response_types: ['code'],
    }],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: 'wang' }) }),
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/sign-in/')) return answer(request, response)
    const details = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: 'subject-7', clientId: details.params.client_id })
    grant.addOIDCScope('openid profile email')
    const grantId = await grant.save()
    await provider.interactionFinished(request, response,
      { login: { accountId: 'subject-7' }, consent: { grantId } }, { mergeWithLastSubmission: false })
  })
  console.log(issuer)
})
JS
node "$work/provider.mjs" > "$work/issuer" 2> "$work/log" &
provider=$!
for _ in $(seq 100); do [ -s "$work/issuer" ] && break; sleep 0.1; done
[ -s "$work/issuer" ] || { cat "$work/log"; exit 1; }
JISHI_TEST_OIDC_ISSUER=$(head -1 "$work/issuer") "$2/accounts_test" --gtest_filter='OidcProvider.*' | tee "$work/out" || { tail -20 "$work/log"; exit 1; }
grep -q 'OK.*OidcProvider' "$work/out"
