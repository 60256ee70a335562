import { describe, expect, it } from 'vitest'
import { clerk, openPage, refusal, Status } from '@/test-kit/page'

const account = { id: 'u9', login: 'pei', person: '裴雨桐', roles: ['clerk'], scope: { from: null, to: null, types: [], years: [] }, state: 'active', has_totp: false, made: '', signed_in: null, shut_until: null, password_set: null, version: 3 }
const rights = { roles: [{ id: 'clerk', zh: '经办人', en: 'clerk', administrator: false }, { id: 'inspector', zh: '检查组', en: 'inspector', administrator: false }], rights: [] }
const as = (...names: string[]) => ({ ...clerk, rights: Object.fromEntries(['accounts.read', ...names].map((name) => [name, 'unit'])) })
const lists = { 'GET /accounts': { items: [account], next: null, total: 1 }, 'GET /rights': rights }

describe('accounts', () => {
  it('the system administrator makes them and sees the invitation once; roles are not offered', async () => {
    const page = await openPage('/accounts', { ...lists, 'GET /session': as('accounts.manage'), 'POST /accounts': new Status(201, { account, invitation: '/#/invite/c0de' }) })
    expect(page.test('grant-pei').exists()).toBe(false)
    await page.type('new-login', 'bai')
    await page.type('new-person', '白景行')
    await page.press('make-account')
    expect(page.test('invitation').text()).toContain('#/invite/c0de')
  })
  it('the security administrator grants under the version that was read; all reasons of a refusal are shown', async () => {
    const page = await openPage('/accounts', {
      ...lists,
      'GET /session': as('grants.manage'),
      'PUT /accounts/u9/grants': refusal(422, { code: 'grant.term', zh: '检查组须写明起止日期' }, { code: 'grant.two', zh: '不能兼任' }),
    })
    expect(page.test('lock-pei').exists()).toBe(false)
    await page.press('grant-pei')
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
      'GET /backup-key': { key: '' },
      'PUT /backup-key': refusal(422, { code: 'backup.public-key', zh: '这不是备份公钥', remedy_zh: '请整行粘贴' }),
    })
    await page.type('backup-key-text', 'jishi-backup-public-1 x')
    await page.press('backup-key-save')
    expect(page.sent.find((sent) => sent.method === 'PUT')?.body).toEqual({ key: 'jishi-backup-public-1 x' })
    expect(page.test('reasons').text()).toContain('请整行粘贴')
  })
  it('a page one has no right to is not there', async () => {
    const page = await openPage('/policy', { ...lists, 'GET /session': as() })
    expect(page.text()).toContain('没有这个页面')
  })
})
