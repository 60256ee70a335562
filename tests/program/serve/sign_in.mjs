// Signs in one of the accounts that tools/demo_accounts.mjs made and prints the session's cookie.
//   node sign_in.mjs ADDRESS ROLE < accounts.json
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'

const [address, role] = argv.slice(2)
const { login, password } = JSON.parse(readFileSync(0, 'utf8')).find((account) => account.roles.includes(role))
const answer = await fetch(address + '/api/v1/session', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'scan-' + process.pid + '-sign-in' },
  body: JSON.stringify({ login, password })
})
if (!answer.ok) throw new Error(await answer.text())
stdout.write(answer.headers.getSetCookie()[0].split(';')[0])
