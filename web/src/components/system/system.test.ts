import { describe, expect, it } from 'vitest'
import { inSight } from '@/test-kit/narrow'
import { clerk, openPage, refusal, Status } from '@/test-kit/page'

const account = { id: 'u9', login: 'pei', person: '裴雨桐', roles: ['clerk'], scope: { from: null, to: null, types: [], years: [] }, state: 'active', has_totp: false, made: '', signed_in: null, shut_until: null, password_set: null, version: 3 }
const rights = { roles: [{ id: 'clerk', zh: '经办人', en: 'clerk', administrator: false }, { id: 'inspector', zh: '检查组', en: 'inspector', administrator: false }], rights: [] }
const as = (...names: string[]) => ({ ...clerk, rights: Object.fromEntries(['accounts.read', ...names].map((name) => [name, 'unit'])) })
const lists = { 'GET /accounts': { items: [account], next: null, total: 1 }, 'GET /rights': rights }

describe('accounts', () => {
  it('the system administrator makes them and sees the invitation once; roles are not offered', async () => {
    const page = await openPage('/accounts', { ...lists, 'GET /session': as('accounts.manage'), 'POST /accounts': new Status(201, { account, invitation: '/#/invite/c0de' }) })
    expect(page.test('grant-pei').exists()).toBe(false)
    expect(page.test('invite-lead').text()).toContain('72 小时内有效，只能用一次')
    await page.type('new-login', 'bai')
    await page.type('new-person', '白景行')
    await page.press('make-account')
    expect(page.test('invitation').text()).toContain('#/invite/c0de')
  })
  it('a name that the list of people does not hold is pointed out, with who may be meant; it may stand', async () => {
    const page = await openPage('/accounts', { ...lists, 'GET /session': as('accounts.manage'), 'POST /accounts': new Status(201, { account, invitation: '/#/invite/c0de' }) })
    await page.type('new-person', '裴雨桐')
    expect(page.test('person-unknown').exists()).toBe(false)
    await page.type('new-person', '裴雨彤')
    expect(page.test('person-unknown').text()).toContain('没有“裴雨彤”')
    await page.press('meant-裴雨桐')
    expect(page.test('person-unknown').exists()).toBe(false)
    await page.type('new-login', 'xuncha')
    await page.type('new-person', '孟川（区委第一巡察组）')
    expect(page.test('person-unknown').exists()).toBe(true)
    await page.press('make-account')
    expect(page.sent.find((sent) => sent.method === 'POST')?.body).toEqual({ login: 'xuncha', person: '孟川（区委第一巡察组）' })
  })
  it('the security administrator grants under the version that was read; all reasons of a refusal are shown', async () => {
    const page = await openPage('/accounts', {
      ...lists,
      'GET /session': as('grants.manage'),
      'PUT /accounts/u9/grants': refusal(422, { code: 'grant.term', zh: '检查组须写明起止日期' }, { code: 'grant.two', zh: '不能兼任' }),
    })
    expect(page.test('lock-pei').exists()).toBe(false)
    await page.press('grant-pei')
    expect(page.test('grant-form').find('h2').text()).toBe('裴雨桐（pei）的角色和账号范围') // whose it is
    await page.test('role-inspector').setValue(true)
    await page.press('grant-save')
    const put = page.sent.find((sent) => sent.method === 'PUT')
    expect(put?.headers['If-Match']).toBe('"3"')
    expect(put?.body).toMatchObject({ roles: ['clerk', 'inspector'] })
    expect(page.test('reasons').text()).toContain('须写明起止日期')
    expect(page.test('reasons').text()).toContain('不能兼任')
  })
  it('the security administrator sets the public key of backups and is told when it is none', async () => {
    const page = await openPage('/policy', {
      ...lists,
      'GET /session': as('policy.manage'),
      'GET /policy': { version: 1, rows: [] },
      'GET /backup-key': { version: 4, key: '', id: '' },
      'PUT /backup-key': refusal(422, { code: 'backup.public-key', zh: '这不是备份公钥', remedy_zh: '请整行粘贴' }),
    })
    await page.type('backup-key-text', 'jishi-backup-public-1 x')
    await page.press('backup-key-save')
    const put = page.sent.find((sent) => sent.method === 'PUT')
    expect(put?.body).toEqual({ key: 'jishi-backup-public-1 x' })
    expect(put?.headers['If-Match']).toBe('"4"')
    expect(page.test('reasons').text()).toContain('请整行粘贴')
  })
  it('of columns out of sight, as the actions on a narrow screen, one is told', async () => {
    const screen = inSight(4)
    try {
      const page = await openPage('/accounts', { ...lists, 'GET /session': as('accounts.manage') })
      expect(page.test('sideways').text()).toContain('还有 4 列在旁边')
    } finally {
      screen.mockRestore()
    }
    const wide = await openPage('/accounts', { ...lists, 'GET /session': as('accounts.manage') })
    expect(wide.test('sideways').exists()).toBe(false)
  })
  it('a page one has no right to is not there', async () => {
    const page = await openPage('/policy', { ...lists, 'GET /session': as() })
    expect(page.text()).toContain('没有这个页面')
  })
})

describe('the audit trail', () => {
  const id = 'c5a5dd4e-9d1c-4c71-8c3b-0f2f4a7cf001'
  const line = (index: number, kind: string, object: string, more: object = {}) => ({ index, at: '2026-11-26T01:00:00Z', kind, zh: kind, en: kind, account: 'u9', login: 'pei', object, success: true, peer: '127.0.0.1', details: {}, ...more })
  const lines = [
    line(1, 'record.viewed', 'talk-2026-43', { details: { records: ['talk-2026-43', 'talk-2026-42'] } }),
    line(2, 'grant.changed', 'u9'),
    line(3, 'signed.in', 's25'),
    line(4, 'access.refused', 'listAudit'),
    line(5, 'export.made', '/records', { details: { type: 'talk', year: 2026 } }),
    line(6, 'report.issued', '/reports/annual/issue'),
    line(7, 'content.erased', '/records/talk-2026-4/erasure'),
    line(8, 'import.made', id),
    line(9, 'password.changed', ''),
    line(10, 'signin.refused', '', { account: '-', login: '', success: false, details: { tries: 1, identity: 'F47AC-10B' } }),
  ]
  const replies = {
    'GET /audit': { items: lines, next: null, total: null },
    'GET /audit-kinds': { items: [{ kind: 'signed.in', zh: '登录', en: 'signed in' }, { kind: 'signin.refused', zh: '登录失败', en: 'sign-in refused' }] },
    'GET /accounts': { items: [account], next: null, total: 1 },
    'GET /openapi.json': { paths: { '/audit': { get: { operationId: 'listAudit', summary: '审计记录 / the audit trail' } } } },
    'GET /catalogue': (sent: { query: Record<string, string> }) => ({ items: { record: [{ id: 'talk', kind: 'record', zh: '谈话', en: 'Talks' }], report: [{ id: 'annual', kind: 'report', zh: '年度分析报告', en: 'Annual report' }] }[sent.query.kind] ?? [] }),
    'GET /catalogue/record/talk': { id: 'talk', zh: '谈话', en: 'Talks', number_word: '谈话', area: '', fields: [] },
    'GET /records/talk-2026-43': { number: '谈话〔2026〕43号', title: '俞静川与沈喆履职谈话', happened: '2026-11-10', entry: 1 },
    'GET /records/talk-2026-4': { number: '谈话〔2026〕4号', title: '谈话', happened: '2026-01-10', entry: 1 },
  }
  const objects = (page: Awaited<ReturnType<typeof openPage>>) => page.wrapper.findAll('[data-test="audit-object"]').map((one) => one.text().replace(/\s+/g, ' '))
  it('says what each line is about, and shows no id of the machine', async () => {
    const page = await openPage('/audit', { ...replies, 'GET /session': { ...clerk, rights: { 'audit.read': 'unit', 'accounts.read': 'unit', 'catalogue.read': 'unit' } } })
    expect(objects(page)).toEqual(['谈话〔2026〕43号等共 2 条', 'pei（裴雨桐）', '登录会话', '审计记录', '台账记录 · 谈话 · 2026', '报告 · 年度分析报告', '谈话〔2026〕4号', '—', '本人账号', '外部身份“F47AC-10B”'])
    expect(page.sent.some((sent) => sent.path.startsWith('/records'))).toBe(false) // whose right does not reach does not ask
    for (const raw of ['talk-2026', 'listAudit', id, 's25', 'u9', '/reports']) expect(page.test('table-audit').text()).not.toContain(raw)
  })
  it('a reader of records sees number and title', async () => {
    const page = await openPage('/audit', { ...replies, 'GET /session': { ...clerk, rights: { 'audit.read': 'unit', 'records.read': 'unit', 'catalogue.read': 'unit' } } })
    expect(objects(page)[0]).toContain('谈话〔2026〕43号 俞静川与沈喆履职谈话')
  })
})

describe('the audit trail by event', () => {
  const auditor = { ...clerk, rights: { 'audit.read': 'unit' } }
  const kinds = { items: [{ kind: 'signed.in', zh: '登录', en: 'signed in' }, { kind: 'signin.refused', zh: '登录失败', en: 'sign-in refused' }] }
  const shut = { index: 1, at: '2026-11-26T01:00:00Z', kind: 'signin.refused', zh: '登录失败', en: 'sign-in refused', account: 'u9', login: 'pei', object: '', success: false, peer: 'via 127.0.0.1', details: { tries: 4, why: 'account.shut' } }
  const replies = { 'GET /session': auditor, 'GET /audit-kinds': kinds, 'GET /audit': { items: [shut, { ...shut, index: 2, details: { tries: 1 } }], next: null, total: null } }
  const chooser = (page: Awaited<ReturnType<typeof openPage>>) => page.wrapper.findAllComponents({ name: 'ElSelect' }).find((one) => one.attributes('data-test') === 'audit-kind')!

  it('is chosen by its name in the reader’s language, asked by its kind, and let go of again', async () => {
    for (const [language, name] of [['zh-CN', '登录失败'], ['en', 'sign-in refused']] as const) {
      const page = await openPage('/audit', replies, language)
      expect(page.wrapper.findAllComponents({ name: 'ElOption' }).map((one) => one.props('label'))).toContain(name)
      await chooser(page).vm.$emit('update:modelValue', 'signin.refused')
      await page.press('filter-search')
      expect(page.sent.filter((sent) => sent.path === '/audit').at(-1)?.query.kind).toBe('signin.refused')
      await chooser(page).vm.$emit('update:modelValue', undefined)
      await page.press('filter-search')
      expect(page.sent.filter((sent) => sent.path === '/audit').at(-1)?.query.kind).toBeUndefined()
    }
  })
  it('a line that stands for several refused sign-ins says how many and why; of a single one nothing is counted', async () => {
    const page = await openPage('/audit', replies)
    expect(page.wrapper.findAll('[data-test="audit-more"]').map((one) => one.text())).toEqual(['锁定期间的尝试 · 4 次'])
    const english = await openPage('/audit', replies, 'en')
    expect(english.test('audit-more').text()).toBe('tried while the account was shut after failures · 4 tries')
    expect(english.test('table-audit').text()).not.toContain('via ')
  })
})

describe('the catalogue', () => {
  it('tells of a register its fields with their kinds, in words', async () => {
    const field = { id: 'date', zh: '日期', en: 'date', kind: 'span', required: true, choices: [] }
    const page = await openPage('/catalogue/record/meeting', { 'GET /catalogue/record/meeting': { id: 'meeting', zh: '会议', en: 'Meetings', area: '', fields: [field] } }, 'en')
    expect(page.test('fields').findAll('th').map((one) => one.text())).toEqual(['Name', 'Kind', 'Choices'])
    expect(page.test('fields').find('tbody').text()).toContain('day or period')
  })
})
