import { describe, expect, it } from 'vitest'
import { partsOf } from './finding'
import { openPage, Status, type Sent } from '@/test-kit/page'

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
  it('what a finding recurs from is named by its number and title', async () => {
    const page = await openPage('/rectification', {
      'GET /catalogue/procedure/rectification': { id: 'rectification', zh: '巡察整改', en: '', states, steps: [] },
      'GET /cases': { items: all.slice(0, 1), next: null, total: 1 },
      'GET /records': (sent: Sent) => ({ items: sent.query.status === 'filed' ? [{ ...all[0], values: { previous: 'finding-2025-12' } }] : [], next: null, total: 1 }),
      'GET /records/finding-2025-12': { id: 'finding-2025-12', number: '整改〔2025〕12号', title: '问题12', happened: '2025', entry: 3 },
    })
    expect(page.test('board').text()).toContain('反弹自 整改〔2025〕12号 问题12')
    expect(page.test('board').text()).not.toContain('finding-2025-12')
  })
  it('every number leads to the findings behind it', async () => {
    const page = await open()
    await page.test('progress').find('tbody button').trigger('click')
    await page.settle()
    expect(page.test('board').findAll('[data-case]').map((card) => card.attributes('data-case'))).toEqual(['finding-2026-2'])
    expect(page.test('board').find('[data-case] a').attributes('href')).toBe('/rectification/finding-2026-2')
    await page.press('clear')
    expect(page.test('board').findAll('[data-case]').length).toBe(3)
  })
})

describe('a finding', () => {
  const field = (id: string, zh: string, kind = 'text', columns: unknown[] = []) => ({ id, zh, en: id, kind, columns })
  const type = {
    id: 'finding',
    zh: '巡察整改',
    en: 'Findings',
    area: '',
    fields: [
      field('number', '编号'),
      field('problem', '问题'),
      field('measures', '整改措施'),
      field('sections', '认领科室', 'sections'),
      field('deadline', '整改时限', 'span'),
      field('state', '状态', 'choice'),
      field('progress', '进展记录', 'table', [field('day', '日期', 'span'), field('text', '进展')]),
      field('previous', '原问题记录'),
      field('evidence', '佐证材料', 'evidence'),
    ],
  }
  const whole = {
    ...all[1],
    procedure: 'rectification',
    procedure_zh: '巡察整改',
    procedure_en: 'Rectification',
    type: 'finding',
    year: 2026,
    version: 4,
    entry: 9,
    counts: true,
    exceptions: [],
    limit: '2026-11-27',
    days_left: 1,
    next: [{ step: 'report', zh: '报告进展', en: 'report', who: ['裴雨桐'] }],
    actions: [{ step: 'report', zh: '报告进展', en: 'report', to: '', fields: [], needs: ['progress.text'], needs_evidence: false }],
    started_by: '顾祎',
    arrived: '2026-11-01',
    fields: { number: '2', problem: '记录不全', measures: '每月检查', sections: ['办公室'], deadline: '2026-11-27', previous: 'finding-2025-3' },
    values: {},
    trail: [{ step: 'claim', by: '裴雨桐', day: '2026-11-01', to: 'rectifying' }],
  }
  const replies = {
    'GET /cases/finding-2026-2': new Status(200, whole, { ETag: '"4"' }),
    'GET /cases/finding-2026-2/steps/report/why-not': { reasons: [] },
    'GET /catalogue/procedure/rectification': { id: 'rectification', zh: '巡察整改', en: 'Rectification', type: 'finding', start: 'register', fields: type.fields, states, steps: [{ id: 'claim', zh: '认领', en: 'claim', from: [], to: 'rectifying', who: '', needs: [], gives: [] }] },
    'GET /catalogue/record/finding': type,
    'GET /records/finding-2025-3': { id: 'finding-2025-3', number: '整改〔2025〕3号', title: '问题3：记录不全', happened: '2025', entry: 3 },
  }
  it('has a page of its own: facts, plan, limits, evidence, trail, and the steps possible now', async () => {
    const page = await openPage('/rectification/finding-2026-2', { ...replies, 'POST /cases/finding-2026-2/steps': new Status(201, { receipt: { record: 'finding-2026-2', version: 5, index: 10 }, case: whole }) })
    expect(page.test('part-facts').text()).toContain('记录不全')
    expect(page.test('part-facts').text()).toContain('整改〔2025〕3号 问题3：记录不全') // what it recurs from, never its id
    expect(page.test('part-plan').text()).toContain('每月检查')
    expect(page.test('part-limits').text()).toContain('2026年11月27日')
    expect(page.test('part-progress').text()).toContain('还没有报告进展')
    expect(page.test('part-evidence').text()).toContain('a.pdf')
    expect(page.test('trail').text()).toContain('裴雨桐 认领')
    expect(page.test('case').find('header').text()).toContain('还有 1 天')
    await page.press('action-report')
    await page.type('field-progress.text', '已检查两次')
    await page.press('step-submit')
    expect(page.sent.find((sent) => sent.method === 'POST')).toMatchObject({ headers: { 'If-Match': '"4"' }, body: { step: 'report', values: { 'progress.text': '已检查两次' } } })
    expect(page.path()).toBe('/rectification/finding-2026-2')
  })
  it('every field stands in exactly one part, also one the catalogue gains later', () => {
    const ids = partsOf([...type.fields, field('newer', '新字段')] as never).flatMap((part) => part.fields.map((one) => one.id))
    expect(ids.sort()).toEqual(['deadline', 'measures', 'newer', 'number', 'previous', 'problem', 'progress', 'sections'])
  })
})
