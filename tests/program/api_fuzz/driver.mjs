// Asks every operation of the document as several roles, with what the schemas allow and with what they do not.
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import jsf from 'json-schema-faker'
import { randomUUID } from 'node:crypto'

const [address, setupCode, roundsText] = process.argv.slice(2)
const base = `${address}/api/v1`
const rounds = Number(roundsText)
const password = 'Correct-Horse-9'
// What ends the run itself, or never ends.
const leftOut = new Set(['signOut', 'changePassword', 'endSession', 'listenToEvents', 'changeAccount', 'grantRoles', 'setPolicy', 'confirmTotp', 'beginTotp', 'startOidc', 'finishOidc'])
const once = new Set(['makeBackup', 'verifyLedger', 'issueReport'])
let seed = 20261126
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const pick = (list) => list[Math.floor(random() * list.length)]
jsf.option({ alwaysFakeOptionals: false, optionalsProbability: 0.6, maxItems: 3, random, failOnInvalidTypes: false })

async function send(method, path, { session, body, headers = {}, raw } = {}) {
  const all = { ...headers }
  if (session) all.cookie = session.cookie
  if (session && method !== 'GET') all['x-csrf-token'] = session.csrf
  if (body !== undefined) all['content-type'] ??= 'application/json'
  const response = await fetch(base + path, {
    method, headers: all, redirect: 'manual',
    body: raw ?? (body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)),
  })
  return { status: response.status, type: response.headers.get('content-type') ?? '', etag: response.headers.get('etag'), cookie: response.headers.get('set-cookie'), text: await response.text() }
}

async function signIn(login) {
  const answer = await send('POST', '/session', { body: { login, password } })
  if (answer.status !== 200) throw new Error(`${login}: ${answer.status} ${answer.text}`)
  return { cookie: answer.cookie.split(';')[0], csrf: JSON.parse(answer.text).csrf }
}

async function must(answer, what) {
  const said = await answer
  if (said.status >= 300) throw new Error(`${what}: ${said.status} ${said.text}`)
  return said
}

const admins = [['system-admin', 'sysadmin'], ['security-admin', 'secadmin'], ['auditor', 'auditor']]
await must(send('POST', '/setup', { body: { code: setupCode, accounts: admins.map(([role, login], i) => ({ role, login, name: `管理${'一二三'[i]}`, password })) } }), 'setup')
const sessions = { sysadmin: await signIn('sysadmin'), secadmin: await signIn('secadmin'), auditor: await signIn('auditor') }
for (const [login, person, role] of [['chief', '俞静川', 'chief'], ['clerk', '董晓禾', 'clerk']]) {
  const made = JSON.parse((await must(send('POST', '/accounts', { session: sessions.sysadmin, body: { login, person } }), login)).text)
  await must(send('POST', '/invitations', { body: { code: made.invitation.split('/').pop(), password } }), 'invitation')
  const path = `/accounts/${made.account.id}`
  const now = await must(send('GET', path, { session: sessions.secadmin }), 'account')
  await must(send('PUT', `${path}/grants`, { session: sessions.secadmin, body: { roles: [role] }, headers: { 'if-match': now.etag, 'idempotency-key': randomUUID() } }), 'grant')
  sessions[login] = await signIn(login)
}

const document = JSON.parse((await send('GET', '/openapi.json')).text)
const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats(ajv)
ajv.addSchema(document, 'api')
const validators = new Map()
function validatorOf(pointer) {
  if (!validators.has(pointer)) validators.set(pointer, ajv.compile({ $ref: `api#${pointer}` }))
  return validators.get(pointer)
}
const escape = (part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

const nasty = ['', '0', '-1', '99999999999999999999', "' OR 1=1 --", '<script>alert(1)</script>', '../../etc/passwd', '%00', '𝕏'.repeat(40), '2026-02-30', 'null', '[]', '{"a":1}', '会议〔2025〕1号', 'x'.repeat(600)]
const ids = ['meeting-2025-1', 'talk-2025-1', 'decision-2025-1', 'leave-filing-2025-1', 'meeting', 'talk', 'annual', 'record', 'collective-decision', 'u1', 'a'.repeat(64)]
// References of the document are spelled out for the generator.
function whole(schema, depth = 0) {
  if (depth > 6 || schema === null || typeof schema !== 'object') return {}
  if (schema.$ref) return whole(document.components.schemas[schema.$ref.split('/').pop()], depth + 1)
  const out = { ...schema }
  if (out.items) out.items = whole(out.items, depth + 1)
  if (out.properties) out.properties = Object.fromEntries(Object.entries(out.properties).map(([k, v]) => [k, whole(v, depth + 1)]))
  return out
}
const fields = () => Object.fromEntries([['date', pick(['2026-01-05', '2026年1月5日', ...nasty])], ['name', pick(nasty)], ['attended', [pick(['俞静川', ...nasty])]], ['talked', pick(['沈喆', ...nasty])], ['views', [{ view: pick(nasty) }]]].filter(() => random() < 0.6))

function bodyOf(operation) {
  const schema = operation.requestBody?.content?.['application/json']?.schema
  if (!schema) return undefined
  const body = jsf.generate(whole(schema))
  if (body && typeof body === 'object') {
    if ('fields' in body) body.fields = fields()
    if ('values' in body && random() < 0.7) body.values = fields()
    if ('type' in body) body.type = pick(['meeting', 'talk', 'decision', ...nasty])
    if ('procedure' in body) body.procedure = pick(['collective-decision', 'leave', ...nasty])
  }
  const turn = random()
  if (turn < 0.15) return pick(['', '{', '[]', 'null', '{"a":1,"a":2}', '"' + 'x'.repeat(1000) + '"', '['.repeat(200)])
  if (turn < 0.3 && body && typeof body === 'object') body[pick([...Object.keys(body), 'colour'])] = pick([null, 7, [], {}, 'x', true])
  return body
}

const tally = { asked: 0, faults: [] }
function judge(pathKey, method, operation, answer, asked) {
  tally.asked += 1
  const fault = (why) => tally.faults.push(`${method} ${asked} → ${answer.status}: ${why}\n    ${answer.text.slice(0, 300)}`)
  if (answer.status >= 500 && answer.status !== 503) return fault('an internal error')
  if (answer.status === 304 || answer.status === 303) return
  const isProblem = answer.status >= 400
  const key = isProblem ? 'default' : String(answer.status)
  const told = operation.responses[key]
  if (!told) return fault(`the document has no ${key}`)
  if (!told.content) return answer.text === '' ? undefined : fault('there should be no body')
  const media = Object.keys(told.content).find((one) => answer.type.split(';')[0] === one)
  if (!media) return fault(`the document has no ${answer.type}`)
  if (!media.includes('json') || !told.content[media].schema) return
  const validate = validatorOf(`/paths/${escape(pathKey)}/${method.toLowerCase()}/responses/${key}/content/${escape(media)}/schema`)
  if (!validate(JSON.parse(answer.text))) fault(ajv.errorsText(validate.errors))
}

for (let round = 0; round < rounds; ++round)
  for (const [pathKey, methods] of Object.entries(document.paths))
    for (const [lower, operation] of Object.entries(methods)) {
      if (leftOut.has(operation.operationId) || (once.has(operation.operationId) && round > 0)) continue
      for (const [login, session] of [...Object.entries(sessions), ['nobody', undefined]]) {
        const method = lower.toUpperCase()
        let path = pathKey.replaceAll(/\{\w+\}/g, () => encodeURIComponent(pick([...ids, ...ids, ...nasty].filter(Boolean)).slice(0, 80)))
        const query = []
        for (const parameter of operation.parameters.filter((one) => one.in === 'query'))
          if (parameter.required || random() < 0.35)
            query.push(`${parameter.name}=${encodeURIComponent(random() < 0.7 ? String(jsf.generate(whole(parameter.schema))) : pick(nasty))}`)
        if (random() < 0.05) query.push('colour=red')
        if (query.length) path += `?${query.join('&')}`
        const headers = {}
        if (random() < 0.9) headers['idempotency-key'] = randomUUID()
        if (random() < 0.8) headers['if-match'] = pick(['"1"', '"2"', '1', '*', '"x"'])
        const isUpload = operation.requestBody?.content?.['application/octet-stream']
        const raw = isUpload ? pick(['正文', '日期,名称\n2026-01-05,会\n', 'PK\x03\x04', '%PDF-1.4', '']) : undefined
        const answer = await send(method, path, { session, headers, body: isUpload ? undefined : bodyOf(operation), raw: raw || undefined })
        judge(pathKey, method, operation, answer, `${path} as ${login}`)
      }
    }
console.log(`${tally.asked} requests, ${tally.faults.length} faults`)
if (tally.asked < 1000) tally.faults.push('too few requests to mean anything')
for (const fault of tally.faults.slice(0, 25)) console.error(fault)
process.exit(tally.faults.length ? 1 : 0)
