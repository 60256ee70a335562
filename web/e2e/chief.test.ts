// A meeting: attendance, views in their order with the chief last, the result, the minutes.
import { readFileSync } from 'node:fs'
import { at, chief, clerk, expect, open, picture, settled, test } from './office'

test('the chief who would speak first is refused; after all others he speaks last, and the minutes say so', async ({ enter, watch }) => {
  watch.expect(422)
  const page = await enter(chief)
  await open(page, '/decisions')
  await picture(page, 'chief-decisions')
  await page.getByRole('link', { name: /^2027年度统计调查经费预算建议/ }).first().click()
  await expect(at(page, 'attendance-stage')).toBeVisible()
  await settled(page)
  await picture(page, 'chief-attendance')
  await expect(at(page, 'counted')).toContainText('应到 5 人，实到 5 人')
  await at(page, 'begin').click()

  const speaker = at(page, 'speaker')
  await expect(speaker).not.toHaveText(chief.person)
  await page.getByRole('button', { name: new RegExp(`${chief.person}先发言`) }).click()
  await expect(speaker).toHaveText(chief.person)
  await at(page, 'view-1').click()
  const reasons = at(page, 'reasons')
  await expect(reasons).toContainText('2021-03-27')
  await expect(reasons.locator('li').first()).toHaveAttribute('data-code', /^rule\./)
  await picture(page, 'chief-too-early')

  // The office records the others as they are called, by keys.
  const recorder = await enter(clerk)
  await open(recorder, page.url().split('#')[1])
  const spoken: string[] = []
  for (let n = 0; n < 4; n += 1) {
    const now = await at(recorder, 'speaker').innerText()
    expect(spoken).not.toContain(now)
    expect(now).not.toBe(chief.person)
    spoken.push(now)
    await recorder.keyboard.press(n === 2 ? '2' : '1')
    await expect(at(recorder, 'speaker')).not.toHaveText(now)
  }
  await expect(at(recorder, 'speaker')).toHaveText(chief.person)
  await picture(recorder, 'chief-last')

  await page.reload()
  await settled(page)
  await expect(at(page, 'speaker')).toHaveText(chief.person)
  await at(page, 'view-1').click()
  await expect(at(page, 'result-stage')).toBeVisible()
  await expect(at(page, 'result-stage')).toContainText('同意 4 票')
  await expect(at(page, 'result-reject')).toBeDisabled()
  await settled(page)
  await picture(page, 'chief-result')
  await at(page, 'result-pass').click()
  await expect(at(page, 'state')).toHaveText('通过')

  await at(page, 'minutes-show').click()
  const minutes = at(page, 'printed')
  await expect(minutes).toContainText('2027年度统计调查经费预算建议')
  await expect(minutes).toContainText(chief.person)
  await expect(at(page, 'dissent')).toContainText(spoken[2])
  await at(page, 'minutes-issue').click()
  await expect(at(page, 'state')).toHaveText('已印发纪要')
  const coming = page.waitForEvent('download')
  await at(page, 'minutes-docx').click()
  expect(readFileSync(await (await coming).path()).subarray(0, 2).toString()).toBe('PK')
  await settled(page)
  await picture(page, 'chief-minutes')
})
