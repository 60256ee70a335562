import { describe, expect, it } from 'vitest'
import { areas, leaveCase, workbench } from '@/test-kit/fixtures'
import { openPage } from '@/test-kit/page'

const answers = { 'GET /workbench': workbench, 'GET /cases': { items: [leaveCase], next: null, total: 1 }, 'GET /catalogue': areas }

describe('the workbench', () => {
  it('says what I must do, what turns red and what changed, each with its way there', async () => {
    const page = await openPage('/workbench', answers)
    expect(page.test('must-do').find('li a').attributes('href')).toContain('/cases/leave-filing-2026-4')
    expect(page.test('turning-red').find('li a').attributes('href')).toContain('/cases/leave-filing-2026-4')
    expect(page.test('changed').find('li a').attributes('href')).toContain('/records/meeting-2026-3')
  })
  it('what waits for me is asked for by the day it is due, and each line says how it stands with it', async () => {
    const of = (id: string, limit?: string, days_left?: number) => ({ ...leaveCase, id, title: id, limit, days_left, arrived: '2026-11-16' })
    const asked: Record<string, string>[] = []
    const page = await openPage('/workbench', {
      ...answers,
      'GET /cases': (sent: { query: Record<string, string> }) => {
        asked.push(sent.query)
        return { items: [of('overdue', '2026-11-20', -6), of('soon', '2026-11-28', 2), of('without')], next: null, total: 3 }
      },
    })
    expect(asked[0]).toMatchObject({ box: 'todo', sort: 'due', limit: '12' })
    const lines = page.test('must-do').findAll('li')
    expect(lines.map((line) => line.find('a').text())).toEqual(['overdue', 'soon', 'without'])
    expect(lines[0].text()).toContain('逾期 6 天')
    expect(lines[0].text()).toContain('期限 2026年11月20日')
    expect(lines[1].text()).toContain('还有 2 天')
  })
  it('every count of a light leads to what it counts', async () => {
    const page = await openPage('/workbench', answers)
    const lights = page.test('areas').findAll('.lights a')
    expect(lights.map((light) => [light.text(), light.attributes('href')])).toEqual([
      ['■逾期2', '/duties?area=politics&light=overdue'],
      ['●已完成7', '/duties?area=politics&light=done'],
    ])
  })
  it('an empty box is said to be empty', async () => {
    const page = await openPage('/workbench', { ...answers, 'GET /cases': { items: [], next: null, total: 0 } })
    expect(page.test('must-do').text()).toContain('没有待办的事项')
  })
  it('speaks English when English is chosen', async () => {
    const page = await openPage('/workbench', answers, 'en')
    expect(page.test('must-do').text()).toContain('What must I do')
    expect(page.test('must-do').text()).toContain('1 day left')
    expect(page.test('areas').text()).toContain('political direction')
  })
})
