import { describe, expect, it } from 'vitest'
import { areas, leave, leaveType, meeting, meetingType } from '@/test-kit/fixtures'
import { clerk, openPage } from '@/test-kit/page'

const rows = (n: number, from = 0) => Array.from({ length: n }, (_, at) => ({ ...meeting, id: `meeting-2026-${from + at + 1}`, number: `会议〔2026〕${from + at + 1}号` }))
const answers = {
  'GET /catalogue/record/meeting': meetingType,
  'GET /records': (sent: { query: Record<string, string> }) => (sent.query.cursor ? { items: rows(5, 20), next: null, total: 25 } : { items: rows(20), next: 'c1', total: 25 }),
}

describe('a register', () => {
  it('asks for its year and says how many there are', async () => {
    const page = await openPage('/registers/meeting', answers)
    expect(page.sent.find((sent) => sent.path === '/records')?.query).toMatchObject({ type: 'meeting', year: '2026', limit: '20' })
    expect(page.test('total').text()).toBe('共 25 条')
    expect(page.test('table-register.meeting').findAll('tbody tr').length).toBe(20)
  })
  it('goes on by cursor and numbers its rows onwards', async () => {
    const page = await openPage('/registers/meeting', answers)
    await page.press('next-page')
    expect(page.sent.filter((sent) => sent.path === '/records').pop()?.query.cursor).toBe('c1')
    expect(page.test('table-register.meeting').find('tbody td.at').text()).toBe('21')
  })
  it('a filter stands in the address and in what is exported', async () => {
    const page = await openPage('/registers/meeting', answers)
    await page.type('filter-q', '研判')
    await page.press('filter-search')
    expect(page.path()).toBe('/registers/meeting?q=研判'.replace('研判', encodeURIComponent('研判')))
    expect(page.sent.filter((sent) => sent.path === '/records').pop()?.query.q).toBe('研判')
    expect(page.test('export').attributes('href')).toContain(`q=${encodeURIComponent('研判')}`)
    expect(page.test('export').attributes('href')).toContain('format=xlsx')
  })
  it('Enter in a condition searches, except while an input method composes', async () => {
    const page = await openPage('/registers/meeting', answers)
    const asked = () => page.sent.filter((sent) => sent.path === '/records').length
    const before = asked()
    await page.type('filter-q', 'yanpan')
    await page.test('filter-q').trigger('keydown', { key: 'Enter', isComposing: true })
    await page.settle()
    expect(asked()).toBe(before)
    await page.test('filter-q').trigger('keydown', { key: 'Enter' })
    await page.settle()
    expect(asked()).toBe(before + 1)
  })
  it('columns that were chosen are remembered in this browser', async () => {
    const page = await openPage('/registers/meeting', answers)
    expect(page.test('table-register.meeting').find('thead').text()).toContain('主持人')
    localStorage.setItem('jishi.columns', JSON.stringify({ 'register.meeting': ['number'] }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'jishi.columns', newValue: localStorage.getItem('jishi.columns'), storageArea: localStorage }))
    await page.settle()
    expect(page.test('table-register.meeting').find('thead').text()).not.toContain('主持人')
  })
  it('in English the state of a procedure stands as its record says it, other choices as the office wrote them', async () => {
    const state = { id: 'state', zh: '办理状态', en: 'stage', kind: 'choice' as const }
    const kind = { ...state, id: 'kind', zh: '类型', en: 'kind' }
    const row = { ...meeting, id: 'leave-filing-2026-4', type: 'leave-filing', values: { state: '已批准', kind: '年休假' } }
    const page = await openPage('/registers/leave-filing', {
      'GET /catalogue/record/leave-filing': { ...leaveType, fields: [state, kind], procedures: ['leave'] },
      'GET /catalogue/procedure/leave': leave,
      'GET /records': { items: [row], next: null, total: 1 },
    }, 'en')
    const cells = page.test('table-register.leave-filing').findAll('tbody td').map((cell) => cell.text())
    expect(cells).toContain('approved')
    expect(cells).toContain('年休假')
  })
  it('an empty one says what belongs there and offers the first step; one that may not write is not offered it', async () => {
    const none = { ...answers, 'GET /records': { items: [], next: null, total: 0 } }
    expect((await openPage('/registers/meeting', none)).test('empty').text()).toContain('新增')
    const reader = { ...clerk, rights: { 'records.read': 'unit', 'catalogue.read': 'unit' } }
    const page = await openPage('/registers/meeting', { ...none, 'GET /session': reader })
    expect(page.test('empty').find('a').exists()).toBe(false)
    for (const id of ['new', 'import', 'export']) expect(page.test(id).exists()).toBe(false)
  })
})

describe('the registers', () => {
  it('stand under their areas, each count leading to its records', async () => {
    const page = await openPage('/registers', {
      'GET /catalogue': areas,
      'GET /registers': { items: [{ id: 'risk-point', zh: '廉政风险点', en: 'Risk points', area: 'integrity', count: 4 }], next: null, total: 1 },
    })
    expect(page.text()).toContain('党风廉政')
    expect(page.wrapper.find('[data-register=risk-point] a').attributes('href')).toContain('/registers/risk-point?year=2026')
  })
})
