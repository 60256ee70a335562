import { describe, expect, it, vi } from 'vitest'
import { leave, leaveCase, leaveType, receipt, workbench } from '@/test-kit/fixtures'
import { openPage, refusal, Status } from '@/test-kit/page'
import { inOrder, stepBar } from './step_bar'
import { stepFields, stepValues } from './step_fields'
import { rowsOfTrail } from './trail_rows'
import type { CaseWhole } from '@/request-data/cases'
import type { Field, Procedure } from '@/request-data/catalogue'

const answers = {
  'GET /cases/leave-filing-2026-4': new Status(200, leaveCase, { ETag: '"3"' }),
  'GET /catalogue/procedure/leave': leave,
  'GET /catalogue/record/leave-filing': leaveType,
  'GET /cases/leave-filing-2026-4/steps/return/why-not': { reasons: [] },
}
const rule = { code: 'rule.in-order', zh: '“销假日期”早于“结束日期”', remedy_zh: '请核对两个日期', may_except: true }

describe('the line of states', () => {
  it('gives the days of the past, marks the present and goes on the usual way to the end', () => {
    expect(stepBar(leave, leaveCase).map((state) => [state.id, state.day, state.now ?? false])).toEqual([
      ['applied', '2026-11-16', false],
      ['reviewed', '2026-11-17', false],
      ['approved', '2026-11-18', true],
      ['returned', undefined, false],
    ])
  })
  it('of an ended case stops where it ended', () => {
    expect(stepBar(leave, { ...leaveCase, state: 'refused', ended: true, trail: [{ step: 'refuse', by: '俞静川', day: '2026-11-17', to: 'refused' }] }).map((state) => state.id)).toEqual(['refused'])
  })
})

describe('the line of states of a finding', () => {
  const way = (id: string, from: string[], to: string) => ({ id, zh: id, en: id, from, to, who: '', needs: [], gives: [] })
  const finding: Procedure = {
    ...leave,
    states: ['registered', 'rectifying', 'asked', 'done', 'long-term', 'closed'].map((id) => ({ id, zh: id, en: id, end: ['long-term', 'closed'].includes(id) })),
    // As the catalogue lists them: the side way of an extension stands before the main way.
    steps: [way('claim', ['registered'], 'rectifying'), way('ask', ['rectifying'], 'asked'), way('grant', ['asked'], 'rectifying'), way('submit', ['rectifying'], 'done'), way('return', ['done'], 'rectifying'), way('keep-up', ['done'], 'long-term'), way('close', ['done', 'long-term'], 'closed')],
  }
  const bar = (...states: string[]) =>
    stepBar(finding, { state: states[states.length - 1], ended: false, trail: states.map((to, n) => ({ step: 's', by: '', day: `2026-05-0${n + 1}`, to })) } as unknown as CaseWhole).map((state) => (state.now ? `[${state.id}]` : state.id))

  it('does not lead into a side way that only comes back', () => {
    expect(bar('registered', 'rectifying')).toEqual(['registered', '[rectifying]', 'done', 'closed'])
  })
  it('shows the way back and on to the end while an extension is asked for, and after it', () => {
    expect(bar('registered', 'rectifying', 'asked')).toEqual(['registered', 'rectifying', '[asked]', 'rectifying', 'done', 'closed'])
    expect(bar('registered', 'rectifying', 'asked', 'rectifying')).toEqual(['registered', 'rectifying', 'asked', '[rectifying]', 'done', 'closed'])
  })
})

describe('what I may do', () => {
  it('what leads on stands before what leads back or breaks the case off', () => {
    const action = (step: string, to: string) => ({ step, to })
    const order = (state: string, trail: string[], ...actions: { step: string; to: string }[]) =>
      inOrder(actions, leave, { state, ended: false, trail: trail.map((to) => ({ step: 's', by: '', day: '2026-11-16', to })) }).map((one) => one.step)
    expect(order('reviewed', ['applied', 'reviewed'], action('refuse', 'refused'), action('send-back', 'applied'), action('approve', 'approved'), action('remark', ''))).toEqual(['approve', 'remark', 'refuse', 'send-back'])
  })
})

describe('what the steps of a trail put on record', () => {
  const column = (id: string) => ({ id, zh: id, en: id, kind: 'text' as const })
  const fields: Field[] = [{ ...column('views'), kind: 'table', columns: [column('member'), column('view')] }]
  const steps = [
    { id: 'open', zh: '会议签到', en: 'open', from: [], who: '', needs: [], gives: [] },
    { id: 'speak', zh: '逐一表态', en: 'state a view', from: [], who: '', needs: ['views.view'], gives: ['views.member'] },
    { id: 'again', zh: '重新提交', en: 'submit again', from: [], who: '', needs: [], gives: [], clear: ['views'] },
  ]
  const rows = (trail: string[], views: { member: string; view: string }[]) =>
    [...rowsOfTrail({ ...leave, steps }, fields, { trail: trail.map((step) => ({ step, by: '裴雨桐', day: '', to: '' })), fields: { views } } as never)].map(([at, { row }]) => [at, row.member])
  const [shen, luo] = [{ member: '沈喆', view: '同意' }, { member: '罗翀', view: '不同意' }]

  it('each view stands with the step that stated it', () => {
    expect(rows(['open', 'speak', 'speak'], [shen, luo])).toEqual([[1, '沈喆'], [2, '罗翀']])
  })
  it('views of an earlier meeting, which a step took off the record, are told of no step', () => {
    expect(rows(['open', 'speak', 'again', 'open', 'speak'], [luo])).toEqual([[4, '罗翀']])
  })
  it('where a register changed the table nothing is guessed', () => {
    expect(rows(['open', 'speak'], [shen, luo])).toEqual([])
  })
  it('the trail tells whose view was recorded, whoever entered it', async () => {
    const whole = { ...leaveCase, trail: [{ step: 'open', by: '裴雨桐', day: '2026-11-16', to: 'applied' }, { step: 'speak', by: '裴雨桐', day: '2026-11-16', to: 'applied' }], fields: { views: [luo] } }
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'GET /cases/leave-filing-2026-4': new Status(200, whole, { ETag: '"3"' }), 'GET /catalogue/procedure/leave': { ...leave, fields, steps } })
    expect(page.test('trail').findAll('[data-test="trail-row"]').map((row) => row.text())).toEqual(['罗翀 · 不同意'])
  })
})

describe('what a step asks', () => {
  const table = { id: 'views', zh: '表态', en: 'views', kind: 'table' as const, columns: [{ id: 'member', zh: '成员', en: 'member', kind: 'person' as const }, { id: 'view', zh: '意见', en: 'view', kind: 'choice' as const }] }
  it('a cell of a table is a field of the form', () => {
    expect(stepFields([table], ['views.view'])).toEqual([{ id: 'views.view', zh: '意见', en: 'view', kind: 'choice' }])
  })
  it('a whole table goes as text: rows by ；, columns by ｜', () => {
    expect(stepValues([table], { views: [{ member: '沈喆', view: '同意' }, { member: '罗翀' }] })).toEqual({ views: '沈喆｜同意；罗翀｜' })
  })
})

describe('the handling page', () => {
  it('offers what I may do, and says for whom the rest waits and why I cannot', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'GET /cases/leave-filing-2026-4/steps/refuse/why-not': { reasons: [{ code: 'case.right', zh: '“裴雨桐”无权办理“不予批准”', en: '', remedy_zh: '可由主要负责人办理', remedy_en: '' }] } })
    expect(page.test('action-return').text()).toBe('销假')
    expect(page.test('action-refuse').exists()).toBe(false)
    expect(page.test('decision-bar').text()).toContain('俞静川')
    await page.press('why-refuse')
    expect(page.test('decision-bar').text()).toContain('可由主要负责人办理')
  })
  it('takes a step under the version that was read', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'POST /cases/leave-filing-2026-4/steps': new Status(201, { receipt, case: leaveCase }) })
    await page.press('action-return')
    await page.type('field-returned', '11月26日')
    await page.test('field-returned').find('input').trigger('blur')
    await page.press('step-submit')
    const post = page.sent.find((sent) => sent.method === 'POST')
    expect(post?.headers['If-Match']).toBe('"3"')
    expect(post?.body).toEqual({ step: 'return', values: { returned: '2026年11月26日' }, evidence: [], day: '2026-11-26' })
  })
  it('says why a step cannot be taken before it is pressed; as an exception it needs a note', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', {
      ...answers,
      'GET /cases/leave-filing-2026-4/steps/return/why-not': { reasons: [{ en: '', remedy_en: '', ...rule }, { code: 'case.needs', zh: '须填写', en: '', remedy_zh: '', remedy_en: '' }] },
      'POST /cases/leave-filing-2026-4/steps': new Status(201, { receipt, case: leaveCase }),
    })
    await page.press('action-return')
    expect(page.test('step-form').text()).toContain(rule.zh)
    expect(page.test('step-form').text()).not.toContain('须填写')
    await page.test('as-exception').find('input').setValue(true)
    await page.settle()
    expect(page.test('step-submit').attributes('disabled')).toBeDefined()
    await page.type('step-note', '路上耽搁')
    await page.press('step-submit')
    expect(page.sent.find((sent) => sent.method === 'POST')?.body).toMatchObject({ as_exception: true, note: '路上耽搁' })
  })
  it('a day of the step that has not come is doubted at its field', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', answers)
    await page.press('action-return')
    expect(page.test('doubt-day').exists()).toBe(false)
    await page.type('step-day', '12月1日')
    await page.test('step-day').find('input').trigger('blur')
    await page.settle()
    expect(page.test('doubt-day').text()).toContain('还没有到')
  })
  it('where nothing may be admitted as an exception none is offered, though rules are broken', async () => {
    const strict = { ...rule, may_except: undefined }
    const page = await openPage('/cases/leave-filing-2026-4', {
      ...answers,
      'GET /cases/leave-filing-2026-4/steps/return/why-not': { reasons: [{ en: '', remedy_en: '', ...strict }] },
      'POST /cases/leave-filing-2026-4/steps': refusal(422, strict, { code: 'rule.within', zh: '不在名单中' }),
    })
    await page.press('action-return')
    expect(page.test('step-form').text()).toContain(rule.zh)
    expect(page.test('as-exception').exists()).toBe(false)
    await page.press('step-submit')
    expect(page.test('as-exception').exists()).toBe(false)
  })
  it('what is missing is told at its field, in red, and the first is where one writes on', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', {
      ...answers,
      'POST /cases/leave-filing-2026-4/steps': refusal(422, { code: 'case.needs', zh: '办理“销假”须填写“销假日期”', where: 'returned' }, { code: 'case.needs-evidence', zh: '办理“销假”须附材料' }),
    })
    await page.press('action-return')
    ;(document.activeElement as HTMLElement | null)?.blur()
    await page.press('step-submit')
    await vi.waitFor(() => expect(page.test('step-form').findAll('.el-form-item__error').map((error) => error.text())).toEqual(['办理“销假”须填写“销假日期”', '办理“销假”须附材料']))
    expect(document.activeElement).toBe(page.test('field-returned').find('input').element)
    await page.type('field-returned', '11月26日')
    await page.test('field-returned').find('input').trigger('blur')
    await vi.waitFor(() => expect(page.test('step-form').findAll('.el-form-item__error').length).toBe(1))
    expect(page.test('reasons').findAll('li').map((line) => line.attributes('data-code'))).toEqual(['case.needs-evidence'])
  })
  it('a reason about the day of the step goes when another day is written', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', {
      ...answers,
      'POST /cases/leave-filing-2026-4/steps': refusal(422, { code: 'case.future', zh: '2027年1月1日还没有到' }, { code: 'case.exception-note', zh: '须写说明' }),
    })
    const codes = () => page.test('reasons').findAll('li').map((line) => line.attributes('data-code'))
    await page.press('action-return')
    await page.press('step-submit')
    await vi.waitFor(() => expect(codes()).toEqual(['case.future', 'case.exception-note']))
    await page.type('step-day', '11月20日')
    await page.test('step-day').find('input').trigger('blur')
    await vi.waitFor(() => expect(codes()).toEqual(['case.exception-note']))
  })
  it.each(['case.right', 'case.unknown-actor'])('who may not take a step is told so whatever is entered (%s)', async (code) => {
    const page = await openPage('/cases/leave-filing-2026-4', {
      ...answers,
      'POST /cases/leave-filing-2026-4/steps': refusal(403, { code, zh: '“裴雨桐”不能办理“销假日期”', remedy_zh: '可由主要负责人办理' }), // called like its field
    })
    await page.press('action-return')
    await page.press('step-submit')
    await page.type('field-returned', '11月26日')
    await page.test('field-returned').find('input').trigger('blur')
    await page.settle()
    expect(page.test('reasons').text()).toContain('可由主要负责人办理')
    expect(page.test('as-exception').exists()).toBe(false)
    expect(page.test('step-form').find('.is-error').exists()).toBe(false)
  })
  it('without a broken rule there is no talk of exceptions', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', answers)
    await page.press('action-return')
    expect(page.test('as-exception').exists()).toBe(false)
  })
  it('reads the case again when somebody was faster', async () => {
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'POST /cases/leave-filing-2026-4/steps': refusal(412, { code: 'record.version', zh: '他人已办理' }) })
    const before = page.sent.filter((sent) => sent.path === '/cases/leave-filing-2026-4').length
    await page.press('action-return')
    await page.press('step-submit')
    expect(page.sent.filter((sent) => sent.path === '/cases/leave-filing-2026-4').length).toBe(before + 1)
    expect(page.text()).toContain('他人已办理')
  })
})

describe('in English', () => {
  const state = { id: 'state', zh: '办理状态', en: 'stage', kind: 'choice', choices: ['已批准'] }
  const records = (sent: { query: Record<string, string> }) => ({ items: sent.query.kind === 'record' ? [{ id: 'leave-filing', kind: 'record', zh: '请假与个人事项', en: 'Leave' }] : [] })
  it('the state a case holds is named as its procedure names it', async () => {
    const whole = { ...leaveCase, fields: { ...leaveCase.fields, state: '已批准' } }
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'GET /cases/leave-filing-2026-4': new Status(200, whole, { ETag: '"3"' }), 'GET /catalogue/record/leave-filing': { ...leaveType, fields: [...leaveType.fields, state] } }, 'en')
    expect(page.wrapper.find('[data-field="state"]').text()).toBe('approved')
  })
  it('what is withheld is called after its type', async () => {
    const { fields: _f, ...rest } = leaveCase
    const whole = { ...rest, title: '请假与个人事项', withheld: true }
    const page = await openPage('/cases/leave-filing-2026-4', { ...answers, 'GET /cases/leave-filing-2026-4': new Status(200, whole, { ETag: '"3"' }), 'GET /catalogue': records }, 'en')
    expect(page.test('case').find('h1').text()).toBe('Leave')
  })
})

describe('the boxes', () => {
  const list = (box: string) => ({ items: box === 'todo' ? [leaveCase] : [], next: null, total: box === 'todo' ? 1 : 0 })
  it('open on what I must do; an empty one says what belongs there', async () => {
    const page = await openPage('/cases', { 'GET /workbench': workbench, 'GET /cases': (sent: { query: Record<string, string> }) => list(sent.query.box) })
    expect(page.test('table-cases').text()).toContain('请假〔2026〕4号')
    expect(page.test('table-cases').text()).toContain('还有 1 天')
    expect(page.test('table-cases').text()).toContain('2026年11月27日')
    await page.press('box-copied')
    expect(page.test('empty').text()).toContain('这里没有办理件')
    expect(page.path()).toBe('/cases?box=copied')
  })
})

describe('starting a case', () => {
  it('asks what the first step needs, and opens the case', async () => {
    const page = await openPage('/cases/new/leave?person=裴雨桐', { ...answers, 'POST /cases': new Status(201, { receipt: { ...receipt, record: 'leave-filing-2026-4' }, case: leaveCase }) })
    await page.type('field-start', '12/1')
    await page.test('field-start').find('input').trigger('blur')
    await page.press('case-start')
    expect(page.sent.find((sent) => sent.method === 'POST')?.body).toEqual({ procedure: 'leave', values: { person: '裴雨桐', start: '2026年12月1日' }, evidence: [], day: '2026-11-26' })
    expect(page.path()).toBe('/cases/leave-filing-2026-4')
  })
})
