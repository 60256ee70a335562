// Three administrators, apart: one makes accounts, one grants roles, one looks on; none does the work of another.
import { address, ask, at, auditor, expect, open, picture, securityAdmin, settled, supervisor, systemAdmin, test } from './office'

test('an account is made by one administrator, granted by another, and opened by its holder', async ({ enter, watch }) => {
  watch.expect(403)
  const system = await enter(systemAdmin)
  await open(system, '/accounts')
  await at(system, 'new-login').fill('jiangyiming')
  await at(system, 'new-person').fill('蒋逸鸣')
  await at(system, 'make-account').click()
  const invitation = (await at(system, 'invitation').locator('code').innerText()).split('#')[1]
  expect(invitation).toMatch(/^\/invite\/.+/)
  await expect(at(system, 'grant-jiangyiming')).toHaveCount(0)
  await picture(system, 'administrator-system')

  const security = await enter(securityAdmin)
  await open(security, '/accounts')
  await expect(at(security, 'new-account')).toHaveCount(0)
  await expect(at(security, 'lock-jiangyiming')).toHaveCount(0)
  await at(security, 'grant-jiangyiming').click()
  await at(security, 'role-clerk').click()
  await settled(security)
  await picture(security, 'administrator-security')
  await at(security, 'grant-save').click()
  await expect(security.locator('tr[data-account=jiangyiming]')).toContainText('经办人')

  const holder = await enter(undefined)
  await holder.goto(`/#${invitation}`)
  await expect(at(holder, 'invited-login')).toHaveValue('jiangyiming')
  for (const field of await holder.locator('input[type=password]').all()) await field.fill('Qing-shan-lu-shui-26')
  await at(holder, 'accept').click()
  await expect(at(holder, 'login')).toHaveValue('jiangyiming')
  await at(holder, 'password').fill('Qing-shan-lu-shui-26')
  await at(holder, 'sign-in').click()
  await expect(at(holder, 'workbench')).toBeVisible()

  const late = await enter(undefined)
  await late.goto(`/#${invitation}`)
  await expect(at(late, 'reasons')).toContainText('重新邀请')
  await expect(late.locator('input[type=password]')).toHaveCount(0)
})

test('who is signed in elsewhere is told why the first sign-in ended', async ({ enter, watch }) => {
  watch.expect(401)
  const signIn = async () => {
    const page = await enter(undefined)
    await page.goto('/#/sign-in')
    await at(page, 'login').fill(supervisor.login)
    await at(page, 'password').fill(supervisor.password)
    await at(page, 'sign-in').click()
    await expect(at(page, 'workbench')).toBeVisible()
    return page
  }
  const first = await signIn()
  await signIn()
  await at(first, 'menu-registers').click()
  await expect(at(first, 'reasons')).toContainText('在别处登录')
  await first.reload()
  await expect(at(first, 'reasons')).toContainText('在别处登录')
  await picture(first, 'signed-in-elsewhere')
})

const pages: Record<string, { who: typeof auditor; menu: string[]; refused: [string, string, unknown?][] }> = {
  'the system administrator grants nothing and reads nothing': {
    who: systemAdmin,
    menu: ['ledger', 'people', 'catalogue', 'accounts', 'rights', 'backup', 'tokens'],
    refused: [['GET', '/records'], ['GET', '/audit'], ['PUT', '/policy', { values: { 'idle-minutes': 20 } }], ['GET', '/cases']],
  },
  'the security administrator makes no accounts and reads nothing': {
    who: securityAdmin,
    menu: ['people', 'catalogue', 'accounts', 'rights', 'policy', 'tokens'],
    refused: [['GET', '/records'], ['GET', '/audit'], ['POST', '/accounts', { login: 'another', person: '某某' }], ['POST', '/backup', {}]],
  },
  'the auditor changes nothing and reads no content': {
    who: auditor,
    menu: ['ledger', 'people', 'catalogue', 'accounts', 'rights', 'audit', 'tokens'],
    refused: [['GET', '/records'], ['PUT', '/policy', { values: { 'idle-minutes': 20 } }], ['POST', '/accounts', { login: 'another', person: '某某' }], ['POST', '/backup', {}]],
  },
}
for (const [rule, { who, menu, refused }] of Object.entries(pages)) {
  test(rule, async ({ enter, watch }) => {
    watch.expect(403)
    const page = await enter(who)
    await open(page, '/workbench')
    const shown = await at(page, 'menu').locator('section a').evaluateAll((links) => links.map((link) => link.getAttribute('data-test')?.replace('menu-', '') ?? ''))
    expect(shown.filter((name) => name !== 'workbench').sort()).toEqual([...menu].sort())
    for (const [method, path, body] of refused) expect([path, (await ask(page, method, path, body, method === 'PUT' ? { 'if-match': '"1"' } : {})).status]).toEqual([path, 403])
    await picture(page, `administrator-${who.login}`)
  })
}

test('nobody is signed in without a password: a page leads to the sign-in and the API answers 401', async ({ enter, watch }) => {
  watch.expect(401)
  const page = await enter(undefined)
  await page.goto('/#/registers')
  await expect(at(page, 'sign-in')).toBeVisible()
  expect((await fetch(`${address}/api/v1/records`)).status).toBe(401)
})
