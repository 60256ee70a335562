import { describe, expect, it } from 'vitest'
import { clerk, openPage, refusal, Status } from '@/test-kit/page'

const signedOut = { 'GET /session': refusal(401, { code: 'account.not-signed-in', zh: '没有登录' }) }

describe('signing in', () => {
  it('who is not signed in comes to the sign-in page and is told what was wrong', async () => {
    const page = await openPage('/account', { ...signedOut, 'POST /session': refusal(401, { code: 'account.wrong', zh: '登录名或口令不对', remedy_zh: '请再输一次' }) })
    expect(page.path()).toBe('/sign-in?to=/account')
    await page.type('login', 'pei')
    await page.type('password', 'x')
    await page.press('sign-in')
    expect(page.test('reasons').text()).toContain('登录名或口令不对')
    expect(page.test('reasons').text()).toContain('请再输一次')
    expect(page.path()).toBe('/sign-in?to=/account')
  })
  it('whom the single sign-on does not let in is told why and what to do', async () => {
    const reason = { code: 'oidc.claim', zh: '身份提供方没有给出“sub”', en: 'x', remedy_zh: '请放开该项', remedy_en: 'y' }
    const page = await openPage('/sign-in?refused=oidc.claim', { ...signedOut, 'GET /oidc': { configured: true, reasons: [reason] } })
    expect(page.test('reasons').text()).toContain('身份提供方没有给出“sub”')
    expect(page.test('reasons').text()).toContain('请放开该项')
  })
  it('the second factor is asked for only when the account has one, and goes with the password', async () => {
    let tries = 0
    const page = await openPage('/account', {
      ...signedOut,
      'POST /session': () => (tries++ === 0 ? refusal(401, { code: 'account.code-needed', zh: '需要动态码' }) : new Status(200, clerk)),
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
    expect(page.text()).toContain('请先修改口令')
    expect(page.test('second-factor-begin').exists()).toBe(false)
  })
})
