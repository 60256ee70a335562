import { describe, expect, it } from 'vitest'
import { clerk, openPage, refusal, Status, unit, type Sent } from '@/test-kit/page'

const leaders = ['俞静川', '沈喆', '罗翀']
const empty = { items: [], next: null, total: 0 }
const action = (step: string, zh: string) => ({ step, zh, en: step, to: '', fields: [], needs: [], needs_evidence: false })
const item = {
  id: 'decision-2026-12',
  number: '决策〔2026〕12号',
  procedure: 'collective-decision',
  procedure_zh: '集体决策',
  procedure_en: 'Collective decision',
  type: 'decision',
  year: 2026,
  title: '经费预算建议',
  version: 3,
  state: 'scheduled',
  state_zh: '已列议程',
  state_en: 'on the agenda',
  ended: false,
  counts: false,
  next: [],
  actions: [{ ...action('open', '会议签到'), fields: ['absences', 'date', 'attended', 'recorder'], needs: ['attended', 'recorder'] }],
  exceptions: [],
  started_by: '沈喆',
  arrived: '2026-11-18',
  entry: 7,
  evidence: [],
  trail: [],
  fields: { date: '2026-11-25', meeting: '第9次局长办公会', kind: '重大决策' } as Record<string, unknown>,
  values: { kind: '重大决策' },
}
const meeting = (views: { member: string; view: string; reason?: string }[], version: number, more: object = {}) => ({
  ...item,
  version,
  state: 'meeting',
  state_zh: '会议中',
  actions: [action('speak', '逐一表态'), action('recuse', '申报回避'), action('pass', '表决通过'), action('reject', '表决不通过')],
  fields: { ...item.fields, members_due: leaders, attended: ['沈喆', '罗翀', '俞静川'], views, ...more },
})
const taken = (whole: object, version: number) => new Status(201, { receipt: { record: item.id, version, index: 9, proof: [], checkpoint: '' }, case: whole }, { ETag: `"${version}"` })

const open = (whole: object, replies: Record<string, unknown> = {}) =>
  openPage('/decisions/decision-2026-12', {
    'GET /unit': { ...unit, leaders, chief: '俞静川' },
    'GET /cases': { items: [whole], next: null, total: 1 },
    'GET /cases/decision-2026-12': new Status(200, whole, { ETag: '"3"' }),
    'GET /records': (sent: Sent) => (sent.query.type === 'decision' && sent.query.status === 'open' ? { items: [whole], next: null, total: 1 } : empty),
    'GET /cases/decision-2026-12/steps/open/why-not': { reasons: [] },
    'GET /cases/decision-2026-12/steps/pass/why-not': { reasons: [] },
    'GET /cases/decision-2026-12/steps/reject/why-not': { reasons: [] },
    ...replies,
  })
const steps = (page: { sent: Sent[] }) => page.sent.filter((sent) => sent.method === 'POST').map((sent) => sent.body as { step: string; values: Record<string, unknown>; day?: string })
const key = (name: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...init }))

describe('a meeting', () => {
  it('begins with who is there; who is absent says why, and on its day nothing more is asked', async () => {
    const today = { ...item, fields: { ...item.fields, date: '2026-11-26' } }
    const page = await open(today, { 'POST /cases/decision-2026-12/steps': taken(meeting([], 4), 4) })
    await page.test('came-罗翀').setValue(false)
    await page.settle()
    expect(page.test('begin').attributes('disabled')).toBeDefined()
    await page.type('absent-罗翀', '调研')
    await page.press('begin')
    expect(page.test('held-day').exists()).toBe(false)
    expect(steps(page)).toMatchObject([{ step: 'open', day: '2026-11-26', values: { attended: ['沈喆', '俞静川'], absences: '罗翀｜调研', recorder: '裴雨桐' } }])
    expect(steps(page)[0].values).not.toHaveProperty('date')
  })
  it('says beside the button, in words, everything that is missing, and nothing once it is there', async () => {
    const page = await open(item)
    const lacks = () => page.test('begin-lacks').text()
    expect(lacks()).toBe('')
    for (const name of ['沈喆', '罗翀']) await page.test(`came-${name}`).setValue(false)
    await page.type('held-day', '')
    await page.test('held-day').find('input').trigger('blur')
    await page.wrapper.findComponent({ name: 'PersonPicker' }).vm.$emit('update:modelValue', '')
    await page.settle()
    expect(lacks()).toBe('还不能开始：沈喆、罗翀缺席，请填写原因；请填写实际召开日期（年月日）；请填写记录人')
    expect(page.test('begin').attributes('aria-describedby')).toBe(page.test('begin-lacks').attributes('id'))
    await page.type('absent-沈喆', '调研')
    expect(lacks()).toContain('还不能开始：罗翀缺席，请填写原因')
    await page.test('came-俞静川').setValue(false)
    await page.settle()
    expect(lacks()).toContain('没有人到会')
    for (const name of leaders) await page.test(`came-${name}`).setValue(true)
    await page.type('held-day', '11月26日')
    await page.test('held-day').find('input').trigger('blur')
    await page.wrapper.findComponent({ name: 'PersonPicker' }).vm.$emit('update:modelValue', '梁知夏')
    await page.settle()
    expect(lacks()).toBe('')
    expect(page.test('begin').attributes('disabled')).toBeUndefined()
  })
  it('held on another day than planned asks once which, and all that follows happened then', async () => {
    const second = { ...item, id: 'decision-2026-13', number: '决策〔2026〕13号', title: '第二项' }
    const opened = { ...meeting([], 4), fields: { ...meeting([], 4).fields, date: '2026-11-26' }, trail: [{ step: 'open', by: '裴雨桐', day: '2026-11-26', to: 'meeting' }] }
    const all = { items: [item, second], next: null, total: 2 }
    const page = await open(item, {
      'GET /cases': all,
      'GET /records': (sent: Sent) => (sent.query.type === 'decision' && sent.query.status === 'open' ? all : empty),
      'GET /cases/decision-2026-13': new Status(200, second, { ETag: '"3"' }),
      'GET /cases/decision-2026-13/steps/open/why-not': { reasons: [] },
      'POST /cases/decision-2026-12/steps': taken(opened, 4),
      'POST /cases/decision-2026-13/steps': taken(opened, 4),
    })
    expect(page.test('held-day').text()).toContain('计划于2026年11月25日召开，今天是2026年11月26日')
    expect(page.test('held-day').find('input').element.value).toBe('2026年11月26日') // the planned day has gone by
    await page.press('begin')
    expect(steps(page)[0]).toMatchObject({ step: 'open', day: '2026-11-26', values: { date: '2026-11-26' } })
    key('1')
    await page.settle()
    await page.press('view-confirm')
    expect(steps(page)[1]).toMatchObject({ step: 'speak', day: '2026-11-26' })
    // The next item still stands under the planned day: it belongs to this meeting, and is not asked about again.
    expect(page.text()).toContain('第二项')
    await page.wrapper.find('nav a[href*="decision-2026-13"]').trigger('click')
    await page.settle()
    expect(page.test('attendance-stage').exists()).toBe(true)
    expect(page.test('held-day').exists()).toBe(false)
    await page.press('begin')
    expect(steps(page)[2]).toMatchObject({ step: 'open', day: '2026-11-26', values: { date: '2026-11-26' } })
  })
  it('is recorded by whom one says, at first by oneself', async () => {
    const page = await open(item, { 'POST /cases/decision-2026-12/steps': taken(meeting([], 4), 4) })
    await page.wrapper.findComponent({ name: 'PersonPicker' }).vm.$emit('update:modelValue', '梁知夏')
    await page.settle()
    await page.press('begin')
    expect(steps(page)).toMatchObject([{ step: 'open', values: { recorder: '梁知夏' } }])
    const nobody = await open(item)
    await nobody.wrapper.findComponent({ name: 'PersonPicker' }).vm.$emit('update:modelValue', '')
    await nobody.settle()
    expect(nobody.test('begin').attributes('disabled')).toBeDefined()
  })
  it('asks no more than six things beside the attendance', async () => {
    const page = await open(item)
    const asked = page.test('attendance-stage').findAll('input').filter((input) => (input.element as HTMLInputElement).type !== 'checkbox')
    expect(asked.length).toBe(2) // the day it is held, and who records it
  })
  it('a key only chooses: who states what is shown, and nothing is recorded before it is confirmed', async () => {
    const page = await open(meeting([], 4), { 'POST /cases/decision-2026-12/steps': taken(meeting([{ member: '沈喆', view: '不同意' }], 5), 5) })
    key('1')
    await page.settle()
    expect(page.test('view-question').text()).toContain('沈喆 同意')
    expect(document.activeElement?.getAttribute('data-test')).toBe('view-confirm') // Enter is enough
    key('2')
    await page.settle()
    expect(page.test('view-question').text()).toContain('沈喆 不同意')
    key('Escape')
    await page.settle()
    expect(page.test('view-question').exists()).toBe(false)
    await page.press('view-1')
    await page.wrapper.find('[aria-label="请罗翀先发言"]').trigger('click') // another speaker: chosen anew
    await page.settle()
    expect(page.test('view-question').exists()).toBe(false)
    expect(steps(page)).toEqual([])
    key('2')
    await page.settle()
    await page.press('view-confirm')
    expect(steps(page)).toMatchObject([{ step: 'speak', values: { 'views.member': '罗翀', 'views.view': '不同意' } }])
  })
  it('calls the members one by one and the chief last; a key and its confirmation take the view', async () => {
    const said: { member: string; view: string }[] = []
    const page = await open(meeting([], 4), {
      'POST /cases/decision-2026-12/steps': (sent: Sent) => {
        const { values } = sent.body as { values: Record<string, string> }
        said.push({ member: values['views.member'], view: values['views.view'] })
        return taken(meeting([...said], 4 + said.length), 4 + said.length)
      },
    })
    for (const [press, speaker] of [['1', '沈喆'], ['2', '罗翀'], ['1', '俞静川']]) {
      expect(page.test('speaker').text()).toBe(speaker)
      key(press)
      await page.settle()
      await page.press('view-confirm')
    }
    expect(said).toEqual([{ member: '沈喆', view: '同意' }, { member: '罗翀', view: '不同意' }, { member: '俞静川', view: '同意' }])
    expect(page.test('result-pass').exists()).toBe(true)
    expect(page.test('result-reject').exists()).toBe(false) // does not agree with the votes
  })
  it('offers only results that agree with the votes; why the others are none is told without alarm', async () => {
    const said = (view: string) => meeting(leaders.map((member) => ({ member, view })), 7)
    const reached = { code: 'rule.majority-reached', zh: '应到3人，须2票赞成，同意3票，已经通过', en: 'it is passed', remedy_zh: '结论应为通过', remedy_en: '' }
    const page = await open(said('同意'), { 'GET /cases/decision-2026-12/steps/reject/why-not': { reasons: [reached] } })
    const shown = (of: typeof page) => of.test('result-stage').findAll('button').map((button) => button.attributes('data-test'))
    expect(shown(page)).toEqual(['result-pass'])
    expect(page.test('result-not-reject').text()).toBe(`不能选“表决不通过”：${reached.zh}`)
    expect(page.test('result-not-pass').exists()).toBe(false)
    expect(page.test('result-stage').find('[role="alert"]').exists()).toBe(false)
    const fails = await open(said('不同意'))
    expect(shown(fails)).toEqual(['result-reject'])
    expect(fails.test('result-not-pass').text()).toBe('不能选“表决通过”：与表决不符')
  })
  it('a key is no view while somebody writes or an input method composes', async () => {
    const page = await open(meeting([], 4))
    key('1', { isComposing: true })
    key('1', {}, (page.test('view-reason').element as HTMLElement).querySelector('input') ?? (page.test('view-reason').element as HTMLElement))
    key('1', { ctrlKey: true })
    await page.settle()
    expect(page.test('view-question').exists()).toBe(false)
  })
  it('who withdrew is not called, and nobody withdraws after the first view', async () => {
    const page = await open(meeting([], 4, { recused: ['沈喆'] }))
    expect(page.test('speaker').text()).toBe('罗翀')
    expect(page.test('recuse-罗翀').exists()).toBe(true)
    const later = await open(meeting([{ member: '沈喆', view: '同意' }], 5))
    expect(later.test('recuse-罗翀').exists()).toBe(false)
  })
  it('a refusal shows all reasons, and a broken rule may be admitted with a note alone', async () => {
    let tries = 0
    const page = await open(meeting([], 4), {
      'POST /cases/decision-2026-12/steps': () => (tries++ === 0 ? refusal(422, { code: 'rule.chief-last', zh: '主要负责人应当最后表态', may_except: true }, { code: 'rule.within', zh: '不在到会人员中' }) : taken(meeting([{ member: '沈喆', view: '缓议' }], 5), 5)),
    })
    key('3')
    await page.settle()
    await page.press('view-confirm')
    expect(page.test('reasons').text()).toContain('主要负责人应当最后表态')
    expect(page.test('reasons').text()).toContain('不在到会人员中')
    expect(page.test('exception-admit').attributes('disabled')).toBeDefined()
    await page.type('exception-note', '书面表态先到')
    await page.wrapper.find('[data-test="exception-admit"]').trigger('submit')
    await page.settle()
    expect(steps(page)[1]).toMatchObject({ step: 'speak', as_exception: true, note: '书面表态先到', values: { 'views.member': '沈喆', 'views.view': '缓议' } })
  })
  it('who takes part states the own view alone; of the others it is said who does', async () => {
    const page = await open(meeting([], 4), { 'GET /session': { ...clerk, person: '俞静川', chief: true } })
    expect(page.test('speaker').text()).toBe('沈喆')
    expect(page.test('view-1').exists()).toBe(false)
    expect(page.test('not-mine').text()).toContain('沈喆本人')
    expect(page.test('yours-alone').exists()).toBe(true)
    expect(['沈喆', '罗翀', '俞静川'].map((name) => page.wrapper.find(`[aria-label="请${name}先发言"]`).exists())).toEqual([false, false, true])
    expect(['沈喆', '罗翀', '俞静川'].map((name) => page.test(`recuse-${name}`).exists())).toEqual([false, false, true])
    key('1')
    await page.settle()
    expect(page.test('view-question').exists()).toBe(false)
    const turn = await open(meeting([{ member: '沈喆', view: '同意' }, { member: '罗翀', view: '同意' }], 5), { 'GET /session': { ...clerk, person: '俞静川', chief: true } })
    expect(turn.test('view-1').exists()).toBe(true)
    expect(turn.test('not-mine').exists()).toBe(false)
  })
  it('where no rule may be broken there is nothing to admit', async () => {
    const page = await open(meeting([], 4), { 'POST /cases/decision-2026-12/steps': refusal(422, { code: 'rule.within', zh: '不在到会人员中' }) })
    key('3')
    await page.settle()
    await page.press('view-confirm')
    expect(page.test('reasons').text()).toContain('不在到会人员中')
    expect(page.test('exception-admit').exists()).toBe(false)
  })
  it('who may not record it only looks on', async () => {
    const page = await open({ ...meeting([], 4), actions: [] }, { 'GET /session': { ...clerk, person: '白景行' } })
    expect(page.test('view-1').exists()).toBe(false)
    key('1')
    await page.settle()
    expect(steps(page)).toEqual([])
  })
})
