// A section head's day: passes what waits for review, takes a finding on, tells how it goes.
import { ask, at, expect, head, open, picture, settled, supervisor, test } from './office'

test('a head passes the text that waits for the second review; the digest stays the one first passed', async ({ enter }) => {
  const page = await enter(head)
  await open(page, '/publications')
  await page.getByRole('link', { name: /年报培训安排/ }).first().click()
  await expect(at(page, 'state')).toHaveText('已初审')
  await settled(page)
  await at(page, 'action-second').click()
  await at(page, 'step-submit').click()
  await expect(at(page, 'state')).toHaveText('已复审')
  await expect(at(page, 'digests').locator('dd')).toHaveCount(2)
  const [first, second] = await at(page, 'digests').locator('dd').allInnerTexts()
  expect(second).toBe(first)
  await settled(page)
  await picture(page, 'head-review')
})

test('a head takes on a finding of the section and reports progress; the trail names who did what', async ({ enter }) => {
  const secretary = await enter(supervisor)
  await open(secretary, '/workbench')
  const registered = await ask(secretary, 'POST', '/cases', {
    procedure: 'rectification',
    values: { number: '31', class: '贯彻上级决策部署方面', problem: '值班记录交接不完整', sections: '办公室' },
    evidence: [],
  })
  expect(registered.status).toBe(201)

  const page = await enter(head)
  await open(page, '/rectification')
  await picture(page, 'head-board')
  await at(page, 'board').getByRole('link', { name: /值班记录交接不完整/ }).click()
  await expect(page).toHaveURL(/#\/rectification\/finding-2026-\d+$/)
  await expect(at(page, 'state')).toHaveText('未启动')
  await settled(page)
  await at(page, 'action-claim').click()
  const form = at(page, 'step-form')
  await form.getByTestId('field-cause').fill('交接单没有统一格式')
  await form.getByTestId('field-measures').fill('统一交接单，由值班组长逐日签收')
  await form.getByTestId('field-deadline').getByRole('textbox').fill('12月20日')
  // A person is found by the initials of the name.
  await form.getByTestId('field-leader').click()
  await page.keyboard.type('sz')
  await page.getByRole('option', { name: /沈喆/ }).click()
  await picture(page, 'head-claim')
  await at(page, 'step-submit').click()
  await expect(at(page, 'state')).toHaveText('整改中')
  await expect(at(page, 'part-limits')).toContainText('2026年12月20日')
  await expect(at(page, 'part-plan')).toContainText('统一交接单')

  await settled(page)
  await at(page, 'action-report').click()
  const progress = at(page, 'step-form')
  await progress.getByRole('textbox', { name: /内容|进展/ }).first().fill('交接单已统一，11月起试用')
  await at(page, 'step-submit').click()
  await expect(at(page, 'trail')).toContainText('报告进展')
  await expect(at(page, 'trail')).toContainText(head.person)
  await expect(at(page, 'trail')).toContainText(supervisor.person)
  await expect(at(page, 'part-progress')).toContainText('交接单已统一，11月起试用')
  await settled(page)
  await picture(page, 'head-finding')
})
