// A clerk's day: signs in, records a meeting, keeps its receipt, mends it, brings a register in, takes one out.
import { readFileSync } from 'node:fs'
import { at, clerk, expect, open, picture, settled, test } from './office'

const csv = (name: string, rows: string[][]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('\ufeff' + rows.map((row) => row.join(',')).join('\r\n') + '\r\n') })

test('a clerk signs in and records a meeting in at most six inputs beside the attendance, well within a minute', async ({ enter }) => {
  const page = await enter(undefined)
  await page.goto('/')
  await at(page, 'login').fill(clerk.login)
  await at(page, 'password').fill(clerk.password)
  await at(page, 'sign-in').click()
  await expect(at(page, 'workbench')).toBeVisible()
  await settled(page)
  await picture(page, 'clerk-workbench')

  await open(page, '/registers/meeting')
  const begun = Date.now()
  await at(page, 'new').click()
  const form = at(page, 'record-form')
  await expect(form).toBeVisible()
  // All that stands there to be filled in, the files included.
  const inputs = await form.locator('.el-form-item').count()
  expect(inputs).toBeLessThanOrEqual(6)

  await at(page, 'field-name').fill('第四季度安全保密检查部署会')
  await form.locator('#field-kind').click()
  await page.getByRole('option', { name: '其他' }).click()
  await at(page, 'field-summary').fill('部署节前检查，明确各科室责任人')
  await at(page, 'evidence-file').setInputFiles({ name: '签到表.txt', mimeType: 'text/plain', buffer: Buffer.from('沈喆 罗翀 顾祎 秦赟 俞静川\n') })
  await expect(form.getByText('签到表.txt')).toBeVisible()
  await picture(page, 'clerk-meeting-form')
  await at(page, 'save').click()

  await expect(at(page, 'record')).toBeVisible()
  const taken_ms = Date.now() - begun
  console.log(`  a meeting recorded: ${inputs} inputs beside the attendance, ${taken_ms} ms`)
  expect(taken_ms).toBeLessThan(30_000)
  await expect(at(page, 'number')).toHaveText(/^会议〔2026〕\d+号$/)
  await expect(at(page, 'record')).toContainText('第四季度安全保密检查部署会')
  await settled(page)
  await picture(page, 'clerk-record')

  // The evidence opens in the page.
  await at(page, 'evidence').getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toContainText('沈喆 罗翀 顾祎 秦赟 俞静川')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  // The seal opens the receipt, and the receipt is a proof that can be kept.
  const seal = at(page, 'record').getByTestId('seal').first()
  const text = await seal.innerText()
  expect(text).toMatch(/^已存证 #[\d,]+$/)
  await seal.click()
  await expect(at(page, 'receipt')).toContainText(text.replace('已存证 ', ''))
  const coming = page.waitForEvent('download')
  await at(page, 'receipt-proof').click()
  const proof = readFileSync(await (await coming).path(), 'utf8')
  expect(proof).toContain('c2sp.org/tlog-proof@v1')
  await picture(page, 'clerk-receipt')

  // An amendment asks for its reason and keeps what stood before.
  await page.goBack()
  await at(page, 'amend').click()
  await expect(at(page, 'save')).toBeDisabled()
  await at(page, 'field-summary').fill('部署节前检查，明确各科室责任人和完成时间')
  await at(page, 'amend-reason').fill('漏记完成时间')
  await at(page, 'save').click()
  await expect(at(page, 'record')).toContainText('明确各科室责任人和完成时间')
  await expect(page.locator('main')).toContainText('漏记完成时间')
  await settled(page)
  await picture(page, 'clerk-amended')
})

test('a register with one mistake comes back marked and stores nothing; mended, it is taken', async ({ enter, watch }) => {
  watch.expect(422)
  const page = await enter(clerk)
  const titles = ['日期', '会议类型', '名称', '主持人', '应到', '实到', '内容摘要']
  const good = ['2026-11-20', '其他', '年报布置前准备会', '俞静川', '5', '5', '分配年报任务']
  const found = async () => {
    await open(page, '/registers/meeting')
    await at(page, 'filter-q').fill('年报布置前准备会')
    await at(page, 'filter-search').click()
    await settled(page)
    return page.locator('tr[data-row]').count()
  }
  await open(page, '/import?type=meeting')
  await at(page, 'import-file').setInputFiles(csv('会议.csv', [titles, good, ['2026-13-45', '其他', '日期写错的会', '俞静川', '5', '4', '没有这一天']]))
  const problems = at(page, 'import-problems').locator('tbody tr')
  await expect(problems).toHaveCount(1)
  await expect(problems).toContainText('2026-13-45')
  await picture(page, 'clerk-import-returned')
  const coming = page.waitForEvent('download')
  await at(page, 'import-returned').click()
  expect(readFileSync(await (await coming).path()).subarray(0, 2).toString()).toBe('PK')
  expect(await found()).toBe(0)

  await open(page, '/import?type=meeting')
  await at(page, 'import-file').setInputFiles(csv('会议.csv', [titles, good, ['2026-11-21', '其他', '日期改好的会', '俞静川', '5', '4', '改好了']]))
  await expect(at(page, 'import-sound')).toBeVisible()
  await at(page, 'import-go').click()
  await expect(at(page, 'import-done')).toContainText('2')
  expect(await found()).toBe(1)
})

test('an export holds exactly what the filter shows', async ({ enter }) => {
  const page = await enter(clerk)
  await open(page, '/registers/meeting')
  await at(page, 'filter-q').fill('部署会')
  await at(page, 'filter-search').click()
  await settled(page)
  await expect(at(page, 'total')).toHaveText(/共 \d+ 条/)
  const numbers = (await page.locator('tr[data-row]').allInnerTexts()).map((text) => /会议〔2026〕\d+号/.exec(text)?.[0] ?? '')
  expect(numbers.length).toBeGreaterThan(0)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: /CSV/i }).click()
  const exported = readFileSync(await (await coming).path(), 'utf8').match(/会议〔2026〕\d+号/g)
  expect([...(exported ?? [])].sort()).toEqual(numbers.sort())
  await picture(page, 'clerk-register')
})
