import { describe, expect, it } from 'vitest'
import { clerk, openPage, refusal, Status } from '@/test-kit/page'

const signedOut = { 'GET /session': refusal(401, { code: 'account.not-signed-in', zh: '没有登录' }) }

describe('signing in', () => {
  it('who is not signed in comes to the sign-in page and is told what was wrong', async () => {
    const page = await openPage('/account', { ...signedOut, 'POST /session': refusal(401, { code: 'account.wrong', zh: '登录名或密码不对', remedy_zh: '请再输一次' }) })
    expect(page.path()).toBe('/sign-in?to=/account')
    await page.type('login', 'pei')
    await page.type('password', 'x')
    await page.press('sign-in')
    expect(page.test('reasons').text()).toContain('登录名或密码不对')
    expect(page.test('reasons').text()).toContain('请再输一次')
    expect(page.path()).toBe('/sign-in?to=/account')
  })
  it('whom a sign-in elsewhere put out is told so, also when the page is read anew', async () => {
    const displaced = refusal(401, { code: 'account.displaced', zh: '此账号刚在别处登录，这里的登录随之结束', remedy_zh: '请重新登录；不是本人登录的，请立即修改密码' })
    for (const path of ['/account', '/sign-in?ended=1']) {
      const page = await openPage(path, { 'GET /session': displaced })
      expect(page.test('reasons').text()).toContain('刚在别处登录')
      expect(page.test('reasons').text()).toContain('立即修改密码')
    }
    const stranger = await openPage('/account', signedOut)
    expect(stranger.test('reasons').exists()).toBe(false)
  })
  it('whom the single sign-on does not let in is told why and what to do', async () => {
    const reason = { code: 'oidc.claim', zh: '身份提供方没有给出“sub”', en: 'x', remedy_zh: '请放开该项', remedy_en: 'y' }
    const page = await openPage('/sign-in?refused=oidc.claim&with=6', { ...signedOut, 'GET /oidc': { configured: true, reasons: [reason] } })
    expect(page.test('reasons').text()).toContain('身份提供方没有给出“sub”')
    expect(page.test('reasons').text()).toContain('请放开该项')
    expect(page.sent.find((sent) => sent.path === '/oidc')?.query).toEqual({ refused: 'oidc.claim', with: '6' })
  })
  it('the second factor is asked for only when the account has one, and goes with the password', async () => {
    let tries = 0
    const page = await openPage('/account', {
      ...signedOut,
      'POST /session': () => (tries++ === 0 ? refusal(401, { code: 'account.code-needed', zh: '还需要动态口令' }) : new Status(200, clerk)),
      'GET /sessions': { items: [] },
    })
    expect(page.test('code').exists()).toBe(false)
    await page.type('login', 'pei')
    await page.type('password', 'secret')
    await page.press('sign-in')
    await page.type('code', '123456')
    await page.press('sign-in')
    const asked = page.sent.filter((sent) => sent.method === 'POST')
    expect(asked.map((sent) => sent.body)).toEqual([
      { login: 'pei', password: 'secret' },
      { login: 'pei', password: 'secret', code: '123456' },
    ])
    expect(page.path()).toBe('/account')
  })
  it('a write carries the session\'s CSRF value and an Idempotency-Key', async () => {
    const page = await openPage('/account', { 'GET /sessions': { items: [] }, 'PUT /password': { ...clerk, csrf: 'n3w' } })
    await page.type('old-password', 'old')
    await page.type('new-password', 'new')
    await page.type('new-password-again', 'new')
    await page.press('change-password')
    const put = page.sent.find((sent) => sent.method === 'PUT')
    expect(put?.headers['X-CSRF-Token']).toBe('c5rf')
    expect(put?.headers['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/)
    expect(put?.body).toEqual({ old: 'old', new: 'new' })
  })
  it('who must change the password sees nothing else before', async () => {
    const page = await openPage('/account', { 'GET /session': { ...clerk, must_change_password: true }, 'GET /sessions': { items: [] } })
    expect(page.text()).toContain('请先修改密码')
    expect(page.test('second-factor-begin').exists()).toBe(false)
  })
})

describe('a page before one is signed in', () => {
  it('has the office’s feedback link, and none that could run something', async () => {
    const shown = async (feedback: string) => (await openPage('/invite/c0de', { ...signedOut, 'GET /setup': { needed: false, feedback, password: { length: 10, classes: 3 } } })).test('feedback')
    expect((await shown('mailto:bangongshi@example.gov.cn')).find('a').attributes('href')).toBe('mailto:bangongshi@example.gov.cn')
    expect((await shown('javascript:alert(1)')).exists()).toBe(false)
    expect((await shown('')).exists()).toBe(false)
  })
})

describe('an invitation', () => {
  const over = refusal(403, { code: 'account.invitation', zh: '邀请已用过、已过期或不对', remedy_zh: '请系统管理员重新邀请' })
  it('says whom it invites, under which login and till when; the sign-in that follows knows the login', async () => {
    const page = await openPage('/invite/c0de', { ...signedOut, 'POST /invitations': new Status(204, undefined) })
    expect(page.sent.find((sent) => sent.path === '/invitation-views')?.body).toEqual({ code: 'c0de' })
    expect(page.text()).toContain('白景行，您受邀')
    expect(page.test('invite-until').text()).toContain('2026年11月29日 09:00')
    const login = page.wrapper.find('input[autocomplete="username"]') // of a password manager too
    expect((login.element as HTMLInputElement).value).toBe('bai')
    expect(login.attributes('readonly')).toBeDefined()
    await page.type('new-password', 'Qing-shan-26')
    await page.type('new-password-again', 'Qing-shan-26')
    await page.press('accept')
    expect(page.sent.find((sent) => sent.path === '/invitations')?.body).toEqual({ code: 'c0de', password: 'Qing-shan-26' })
    expect(page.path()).toBe('/sign-in?login=bai')
    expect((page.wrapper.find('#login').element as HTMLInputElement).value).toBe('bai')
  })
  it('that was used or is over tells what to do, and asks for no password', async () => {
    const page = await openPage('/invite/c0de', { ...signedOut, 'POST /invitation-views': over })
    expect(page.test('reasons').text()).toContain('请系统管理员重新邀请')
    expect(page.test('new-password').exists()).toBe(false)
    await page.press('to-sign-in')
    expect(page.path()).toBe('/sign-in')
    const meanwhile = await openPage('/invite/c0de', { ...signedOut, 'POST /invitations': over }) // used while the page stood open
    await meanwhile.type('new-password', 'Qing-shan-26')
    await meanwhile.type('new-password-again', 'Qing-shan-26')
    await meanwhile.press('accept')
    expect(meanwhile.test('to-sign-in').exists()).toBe(true)
    expect(meanwhile.test('new-password').exists()).toBe(false)
  })
  it('that could not be asked about can be asked again', async () => {
    let tries = 0
    const page = await openPage('/invite/c0de', { ...signedOut, 'POST /invitation-views': () => (tries++ === 0 ? refusal(503, { code: 'busy', zh: '稍后再试' }) : { login: 'bai', person: '白景行', until: '2026-11-29T01:00:00Z' }) })
    expect(page.test('to-sign-in').exists()).toBe(false)
    await page.press('invite-again')
    expect(page.test('invited-login').exists()).toBe(true)
  })
})

describe('the rules of a password', () => {
  const kept = (page: { wrapper: { findAll: (what: string) => { attributes: (name: string) => string | undefined }[] } }) => page.wrapper.findAll('[data-rule]').map((rule) => [rule.attributes('data-rule'), rule.attributes('data-kept')])
  it('stand there before one types, and are ticked as they are kept', async () => {
    const page = await openPage('/invite/c0de', signedOut)
    expect(page.test('rules').text()).toContain('至少 10 位')
    expect(page.test('rules').text()).toContain('至少 3 类')
    expect(kept(page)).toEqual([['length', 'false'], ['classes', 'false'], ['login', 'false']])
    await page.type('new-password', 'Qing-shan')
    expect(kept(page).slice(0, 2)).toEqual([['length', 'false'], ['classes', 'true']])
    await page.type('new-password', 'Qing-shan-26')
    expect(kept(page).slice(0, 2)).toEqual([['length', 'true'], ['classes', 'true']])
  })
  it('are as strict as the security administrator set them', async () => {
    const page = await openPage('/invite/c0de', { ...signedOut, 'GET /setup': { needed: false, password: { length: 14, classes: 4 } } })
    expect(page.test('rules').text()).toContain('至少 14 位')
    expect(page.test('rules').text()).toContain('至少 4 类')
    await page.type('new-password', 'Qing-shan-26')
    expect(kept(page).slice(0, 2)).toEqual([['length', 'false'], ['classes', 'true']])
  })
  it('a refusal of the set-up names the account it is about', async () => {
    const page = await openPage('/setup/c0de', { ...signedOut, 'GET /setup': { needed: true, password: { length: 10, classes: 3 } }, 'POST /setup': refusal(422, { code: 'password.login', zh: '密码里含有登录名', where: 'auditor' }) })
    for (const role of ['system-admin', 'security-admin', 'auditor']) {
      await page.type(`${role}-name`, role)
      await page.type(`${role}-login`, role)
      await page.type(`${role}-password`, `Js-${role}-26`)
      await page.type(`${role}-password-again`, `Js-${role}-26`)
    }
    expect(kept(page)[8]).toEqual(['login', 'false'])
    await page.press('set-up')
    expect(page.test('reasons').text()).toContain('安全审计员：密码里含有登录名')
  })
})
