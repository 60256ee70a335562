// Makes an office's accounts through the API, as its people would: the three administrators with the set-up
// code, then one account each for the people given, invited, granted and with a password of their own.
//   node tools/demo_accounts.mjs ADDRESS CODE < people.json    [{"login","person","roles":[…],"scope"?}]
// Prints [{"login","person","roles","password"}]. Passwords are made anew each time.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { argv, exit, stderr, stdout } from 'node:process'

const [address, code] = argv.slice(2)

const newPassword = () => 'Js-' + randomBytes(9).toString('base64url') + '-7k'

class Browser {
  cookie = ''
  csrf = ''

  async ask(method, path, body, headers = {}) {
    const answer = await fetch(address + '/api/v1' + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomBytes(12).toString('hex') }),
        ...headers
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    })
    for (const cookie of answer.headers.getSetCookie()) this.cookie = cookie.split(';')[0]
    const text = await answer.text()
    if (!answer.ok) {
      stderr.write(`${method} ${path}: ${answer.status} ${text}\n`)
      exit(2)
    }
    return { body: text ? JSON.parse(text) : undefined, etag: answer.headers.get('etag') }
  }

  async signIn(login, password) {
    const { body } = await this.ask('POST', '/session', { login, password })
    this.csrf = body.csrf
    return this
  }
}

const administrators = [
  { role: 'system-admin', login: 'sysadmin', name: '系统管理员', password: newPassword() },
  { role: 'security-admin', login: 'secadmin', name: '安全管理员', password: newPassword() },
  { role: 'auditor', login: 'auditor', name: '安全审计员', password: newPassword() }
]
await new Browser().ask('POST', '/setup', { code, accounts: administrators })
const system = await new Browser().signIn('sysadmin', administrators[0].password)
const security = await new Browser().signIn('secadmin', administrators[1].password)

const made = administrators.map(({ role, login, name, password }) => ({ login, person: name, roles: [role], password }))
for (const { login, person, roles, scope } of JSON.parse(readFileSync(0, 'utf8'))) {
  const password = newPassword()
  const invited = (await system.ask('POST', '/accounts', { login, person })).body
  const path = '/accounts/' + invited.account.id
  const { etag } = await security.ask('GET', path)
  await security.ask('PUT', path + '/grants', { roles, scope: scope ?? {} }, { 'if-match': etag })
  await new Browser().ask('POST', '/invitations', { code: invited.invitation.split('/').pop(), password })
  made.push({ login, person, roles, password })
}
stdout.write(JSON.stringify(made, null, 2) + '\n')
