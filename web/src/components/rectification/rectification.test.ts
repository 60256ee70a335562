import { describe, expect, it } from 'vitest'
import { openPage, type Sent } from '@/test-kit/page'

const states = [
  { id: 'rectifying', zh: '整改中', en: 'being rectified' },
  { id: 'closed', zh: '已销号', en: 'closed', end: true },
]
const finding = (n: number, of_class: string, state: string) => ({
  id: `finding-2026-${n}`,
  number: `整改〔2026〕${n}号`,
  title: `问题${n}`,
  state,
  state_zh: states.find((one) => one.id === state)?.zh,
  state_en: '',
  ended: state === 'closed',
  actions: [],
  fields: { class: of_class, deadline: '2026-11-27' },
  values: { sections: '办公室', leader: '沈喆' },
  evidence: [{ name: 'a.pdf', sha256: '00' }],
})
const all = [finding(1, '甲方面', 'closed'), finding(2, '甲方面', 'rectifying'), finding(3, '乙方面', 'rectifying')]
const open = () =>
  openPage('/rectification', {
    'GET /catalogue/procedure/rectification': { id: 'rectification', zh: '巡察整改', en: '', states, steps: [] },
    'GET /cases': (sent: Sent) => ({ items: sent.query.cursor ? all.slice(2) : all.slice(0, 2), next: sent.query.cursor ? null : 'more', total: 3 }),
    'GET /records': (sent: Sent) => ({ items: sent.query.status === 'filed' ? all : [], next: null, total: 3 }),
  })

describe('the rectification', () => {
  it('figures add up by class and by state, over all pages of the list', async () => {
    const page = await open()
    const rows = page.test('progress').findAll('tbody tr, tfoot tr').map((row) => row.findAll('td').map((cell) => Number(cell.text())))
    expect(rows).toEqual([[1, 1, 2], [1, 0, 1], [2, 1, 3]])
  })
  it('every number leads to the findings behind it', async () => {
    const page = await open()
    await page.test('progress').find('tbody button').trigger('click')
    await page.settle()
    expect(page.test('board').findAll('[data-case]').map((card) => card.attributes('data-case'))).toEqual(['finding-2026-2'])
    await page.press('clear')
    expect(page.test('board').findAll('[data-case]').length).toBe(3)
  })
})
