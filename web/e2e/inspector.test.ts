// An inspector reads within the scope of the inspection, sees nothing confidential, writes nothing, and verifies the
// ledger without trusting the server.
import { readFileSync } from 'node:fs'
import { ask, at, expect, inspector, leader, open, picture, settled, test } from './office'

test('an inspector reads; confidential content is withheld; every write is refused', async ({ enter, watch }) => {
  watch.expect(403, 404)
  const page = await enter(inspector)
  await open(page, '/registers/meeting')
  expect(await page.locator('tr[data-row]').count()).toBeGreaterThan(0)
  await expect(at(page, 'new')).toHaveCount(0)
  await expect(at(page, 'import')).toHaveCount(0)

  await open(page, '/registers/talk')
  await page.locator('tr[data-row] a').first().click()
  await expect(at(page, 'record')).toBeVisible()
  await settled(page)
  await expect(at(page, 'record')).toContainText('内容仅对有关人员显示')
  await expect(at(page, 'amend')).toHaveCount(0)
  await picture(page, 'inspector-withheld')
  const talks = await ask(page, 'GET', '/records?type=talk&limit=100')
  expect(talks.status).toBe(200)
  for (const talk of talks.body.items) {
    expect(talk.withheld_fields).toContain('points')
    expect(Object.keys(talk.fields)).not.toContain('points')
  }
  const assistance = await ask(page, 'GET', '/records?type=assistance&limit=100')
  expect(assistance.body.items.length).toBeGreaterThan(0)
  for (const item of assistance.body.items) {
    expect(item.withheld).toBe(true)
    expect(item.fields).toBeUndefined()
  }

  const meeting = (await ask(page, 'GET', '/records?type=meeting&limit=1')).body.items[0]
  const writes: [string, string, unknown][] = [
    ['POST', '/records', { type: 'meeting', fields: { date: '2026-11-20', name: '检查组写的会' } }],
    ['PUT', `/records/${meeting.id}`, { fields: { name: '改名' }, evidence: [], reason: '改' }],
    ['POST', `/records/${meeting.id}/withdrawal`, { reason: '撤' }],
    ['POST', '/cases', { procedure: 'rectification', values: {}, evidence: [] }],
  ]
  for (const [method, path, body] of writes) expect([path, (await ask(page, method, path, body, { 'if-match': '"1"' })).status]).toEqual([path, 403])
  await open(page, '/registers/meeting/new')
  await expect(page.locator('main')).toContainText('没有这个页面')
})

test('an inspector sees no record of a year outside the scope', async ({ enter }) => {
  const page = await enter(inspector)
  await open(page, '/workbench')
  const seen = new Set<number>()
  let cursor: string | null = ''
  for (let n = 0; n < 20 && cursor !== null; n += 1) {
    const { body } = await ask(page, 'GET', `/records?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    for (const item of body.items) seen.add(item.year)
    cursor = body.next
  }
  expect([...seen].sort()).toEqual([2025, 2026])
})

test('the ledger is verified in the browser, and again against the checkpoint it kept when more was written', async ({ enter }) => {
  const page = await enter(inspector)
  await open(page, '/ledger')
  await at(page, 'verify-here').click()
  const verdicts = at(page, 'verdicts').locator('li')
  await expect(verdicts.filter({ hasText: '由散列块重新算出的树根与锚点一致' })).toHaveAttribute('data-verdict', 'passed')
  await expect(verdicts.filter({ hasText: '锚点的签名成立' })).toHaveAttribute('data-verdict', 'passed')
  expect(await verdicts.evaluateAll((all) => all.filter((one) => one.getAttribute('data-verdict') === 'failed').length)).toBe(0)
  const size = await at(page, 'ledger-size').innerText()

  const writer = await enter(leader)
  await open(writer, '/workbench')
  const filed = await ask(writer, 'POST', '/records', { type: 'study', fields: { date: '2026-11-25', kind: '中心组学习', topic: '统计法律法规' }, evidence: [] })
  expect([filed.status, filed.body.reasons ?? []]).toEqual([201, []])

  await open(page, '/registers')
  await open(page, '/ledger')
  await at(page, 'verify-here').click()
  await expect(at(page, 'verdicts').locator('li').filter({ hasText: '此前的条目没有改写' }).first()).toHaveAttribute('data-verdict', 'passed')
  expect(await at(page, 'ledger-size').innerText()).not.toBe(size)
  await picture(page, 'inspector-verified')

  // A checkpoint somebody kept agrees; one that was tampered with does not.
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载锚点' }).click()
  const kept = readFileSync(await (await coming).path(), 'utf8')
  const drop = (name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const verdictOn = (name: string) => at(page, 'verdicts').locator('li').filter({ hasText: `文件“${name}”` }).first()
  await drop('kept', kept)
  await expect(verdictOn('kept')).toHaveAttribute('data-verdict', 'passed')
  const lines = kept.split('\n')
  lines[2] = (lines[2].startsWith('A') ? 'B' : 'A') + lines[2].slice(1)
  await drop('tampered', lines.join('\n'))
  await expect(verdictOn('tampered')).toBeVisible()
  await expect(verdictOn('tampered')).not.toHaveAttribute('data-verdict', 'passed')
})
