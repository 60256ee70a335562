import { describe, expect, it } from 'vitest'
import { workbench } from '@/test-kit/fixtures'
import { openPage } from '@/test-kit/page'
import { monthBeside, weeksOf } from './month'

describe('a month', () => {
  it('is whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks.length).toBe(6)
    expect(weeks[0][0]).toBe('2026-10-26')
    expect(weeks[5][6]).toBe('2026-12-06')
  })
  it('February 2027 begins on a Monday and fills four weeks', () => expect(weeksOf('2027-02').length).toBe(4))
  it('years turn', () => expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12']))
})

describe('the calendar', () => {
  it('shows what is due on the day that is pressed, and gives the same as ICS', async () => {
    const page = await openPage('/calendar', { 'GET /reminders': { unit: '', as_of: '2026-11-26', reminders: workbench.turning_red } })
    expect(page.test('due-on').text()).toContain('这一天没有到期的事项')
    await page.wrapper.find('[data-day="2026-11-27"]').trigger('click')
    expect(page.test('due-on').text()).toContain('请假报备：销假')
    await page.press('whose-mine')
    expect(page.sent.filter((sent) => sent.path === '/reminders').pop()?.query.person).toBe('me')
    expect(page.test('ics').attributes('href')).toContain('format=ics')
    expect(page.test('ics').attributes('href')).toContain('person=me')
  })
  it('says what to do in English where the server does', async () => {
    const owed = { ...workbench.turning_red[0], due: '2026-11-26', remedy: '请尽快销假', remedy_en: 'report back from leave' }
    const page = await openPage('/calendar', { 'GET /reminders': { unit: '', as_of: '2026-11-26', reminders: [owed] } }, 'en')
    expect(page.test('remedy').text()).toBe('report back from leave')
    const chinese = await openPage('/calendar', { 'GET /reminders': { unit: '', as_of: '2026-11-26', reminders: [owed] } })
    expect(chinese.test('remedy').text()).toBe('请尽快销假')
  })
})
