// The auditor sees who looked at what and who was granted what, and none of the office's content.
import { ask, at, auditor, chief, expect, open, picture, securityAdmin, settled, test } from './office'

test('a look at a confidential record and a grant stand on the trail; the content does not', async ({ enter, watch }) => {
  watch.expect(403)
  const boss = await enter(chief)
  await open(boss, '/registers/talk?year=2025')
  await boss.locator('tr[data-row] a').first().click()
  await expect(at(boss, 'record')).toBeVisible()
  await settled(boss)
  const number = await at(boss, 'number').innerText()
  const points = await ask(boss, 'GET', `/records/${encodeURIComponent(number)}`)
  expect(points.status).toBe(200)
  const secret = String(points.body.fields.points)
  expect(secret.length).toBeGreaterThan(5)

  const page = await enter(auditor)
  await open(page, '/audit')
  const rows = page.locator('tr[data-row]')
  await expect(rows.filter({ hasText: '查看保密记录' }).filter({ hasText: chief.login }).first()).toBeVisible()
  // What each line is about is said in words, never by an id of the machine.
  for (const text of await page.getByTestId('audit-object').allInnerTexts()) expect(text).not.toMatch(/\b[a-z][a-z-]*-\d{4}-\d+\b|\bu\d+\b|^s\d+$|^\/|[a-z]+[A-Z]/)
  await picture(page, 'auditor-trail')
  await at(page, 'audit-account').fill(securityAdmin.login)
  await at(page, 'filter-search').click()
  await settled(page)
  await expect(rows.filter({ hasText: '变更授权' }).first()).toBeVisible()
  for (const text of await rows.allInnerTexts()) expect(text).toContain(securityAdmin.login)
  expect(await page.locator('main').innerText()).not.toContain(secret.slice(0, 12))

  // No register stands in the menu, and the addresses of registers answer nothing.
  await expect(at(page, 'menu')).toBeVisible()
  for (const name of ['registers', 'cases', 'duties', 'reports', 'check']) await expect(at(page, `menu-${name}`)).toHaveCount(0)
  for (const path of ['/records', '/cases', '/duties', '/search?q=会议', `/records/${encodeURIComponent(number)}`, '/reports', '/xray']) expect((await ask(page, 'GET', path)).status).toBe(403)
  await open(page, '/registers/talk')
  await expect(page.locator('main')).toContainText('没有这个页面')
  // Who was refused is on the trail too.
  await open(page, '/audit')
  await expect(rows.filter({ hasText: '越权请求' }).filter({ hasText: auditor.login }).first()).toBeVisible()
})
