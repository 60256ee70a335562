import { describe, expect, it, vi } from 'vitest'
import { sendable } from '@/request-data/records'
import { history, meeting, meetingType, receipt } from '@/test-kit/fixtures'
import { openPage, refusal, Status } from '@/test-kit/page'
import { doubtsOf } from './doubts'
import { arranged } from './quick'

const answers = {
  'GET /catalogue/record/meeting': meetingType,
  'GET /records/meeting-2026-3': new Status(200, meeting, { ETag: '"2"' }),
  'GET /records/meeting-2026-9': new Status(200, { ...meeting, id: 'meeting-2026-9' }, { ETag: '"1"' }),
  'GET /records/meeting-2026-3/history': history,
  'GET /records/meeting-2026-9/history': history,
}

describe('a record', () => {
  it('shows its number, its values as people read them, its evidence and its seal', async () => {
    const page = await openPage('/records/meeting-2026-3', answers)
    expect(page.test('number').text()).toBe('会议〔2026〕3号')
    expect(page.test('values').text()).toContain('2026年3月25日')
    expect(page.test('evidence').text()).toContain('会议记录03.txt')
    expect(page.test('seal').text()).toBe('已存证 #1,381')
    expect(page.test('seal').attributes('href')).toContain('/records/meeting-2026-3/receipt')
  })
  it('an amount is read in 万元 wherever it stands: in the record and in what was changed', async () => {
    const fields = [...meetingType.fields, { id: 'cost', zh: '经费', en: 'cost', kind: 'money' as const }]
    const versions = [...history.items, { version: 3, entry: 1390, kind: 'record.amended', at: '2026-11-26T02:00:00Z', actor: '梁知夏', reason: '更正', changes: [{ field: 'cost', zh: '经费', en: 'cost', before: '9000', after: '126000.5' }] }]
    const page = await openPage('/records/meeting-2026-3', {
      ...answers,
      'GET /catalogue/record/meeting': { ...meetingType, fields },
      'GET /records/meeting-2026-3': new Status(200, { ...meeting, fields: { ...meeting.fields, cost: '126000.5' }, values: { ...meeting.values, cost: '126000.5' } }, { ETag: '"2"' }),
      'GET /records/meeting-2026-3/history': { ...history, items: versions },
    })
    expect(page.wrapper.find('[data-field="cost"]').text()).toBe('12.60005 万元')
    expect(page.test('history').find('del').text()).toBe('9,000 元')
    expect(page.test('history').find('ins').text()).toBe('12.60005 万元')
  })
  it('tells every version with who, why and what changed, newest first', async () => {
    const page = await openPage('/records/meeting-2026-3', answers)
    const versions = page.test('history').findAll('li')
    expect(versions[0].text()).toContain('更正')
    expect(versions[0].text()).toContain('梁知夏')
    expect(versions[0].text()).toContain('名称写全')
    expect(versions[0].find('del').text()).toBe('分析会')
    expect(versions[1].find('del').exists()).toBe(false)
  })
  it('whose content is withheld shows neither values nor evidence nor a way to change it', async () => {
    const { fields: _f, evidence: _e, values: _v, ...rest } = meeting
    const page = await openPage('/records/meeting-2026-3', { ...answers, 'GET /records/meeting-2026-3': { ...rest, withheld: true } })
    expect(page.text()).toContain('内容仅对有关人员显示')
    for (const id of ['values', 'evidence', 'amend', 'withdraw']) expect(page.test(id).exists()).toBe(false)
  })
  it('is amended under the version that was read, and only with a reason', async () => {
    const page = await openPage('/records/meeting-2026-3/amend', { ...answers, 'PUT /records/meeting-2026-3': { receipt } })
    expect(page.test('save').attributes('disabled')).toBeDefined()
    await page.type('amend-reason', '改正摘要')
    await page.type('field-summary', '研究了三项')
    await page.press('save')
    const put = page.sent.find((sent) => sent.method === 'PUT')
    expect(put?.headers['If-Match']).toBe('"2"')
    expect(put?.body).toEqual({
      fields: { date: '2026年3月25日', name: '第一季度意识形态工作分析研判会', chair: '俞静川', expected: 5, present: 5, summary: '研究了三项' },
      evidence: [{ name: '会议记录03.txt', sha256: 'c26f' }],
      reason: '改正摘要',
    })
  })
  it('is withdrawn with a reason', async () => {
    const page = await openPage('/records/meeting-2026-3', { ...answers, 'POST /records/meeting-2026-3/withdrawal': { receipt } })
    await page.press('withdraw')
    const field = document.querySelector<HTMLTextAreaElement>('[data-test="withdraw-reason"]')
    if (!field) throw new Error('no field for the reason')
    field.value = '重复登记'
    field.dispatchEvent(new Event('input'))
    await page.settle()
    document.querySelector<HTMLButtonElement>('[data-test="withdraw-go"]')?.click()
    await page.settle()
    expect(page.sent.find((sent) => sent.path.endsWith('/withdrawal'))?.body).toEqual({ reason: '重复登记' })
  })
})

describe('a new meeting', () => {
  it('asks at most six inputs beside the attendance; the rest waits behind more', () => {
    const form = arranged('meeting', meetingType.fields)
    const asked = form.fields.filter((field) => !form.less.includes(field.id))
    expect(asked.length + 1).toBeLessThanOrEqual(6) // and the files
    expect(asked.map((field) => field.id)).toContain('name')
  })
  it('needs only its name: day, chair, recorder and those due are known', async () => {
    const page = await openPage('/registers/meeting/new', { ...answers, 'POST /records': new Status(201, { receipt, id: 'meeting-2026-9', number: '会议〔2026〕9号' }) })
    expect(page.test('attendance-counts').text()).toBe('应到 2 人 · 实到 2 人')
    await page.type('field-name', '第四季度研判会')
    await page.press('save')
    expect(page.sent.find((sent) => sent.method === 'POST')?.body).toEqual({
      type: 'meeting',
      fields: { name: '第四季度研判会', date: '2026年11月26日', chair: '俞静川', recorder: '裴雨桐', members_due: ['俞静川', '沈喆'], attended: ['俞静川', '沈喆'] },
      evidence: [],
    })
    expect(page.path()).toBe('/records/meeting-2026-9')
  })
  it('who is not ticked is absent, and the absence is a row', async () => {
    const page = await openPage('/registers/meeting/new', { ...answers, 'POST /records': new Status(201, { receipt }) })
    await page.test('attendance').findAll('input[type=checkbox]')[1].setValue(false)
    await page.test('attendance').find('.absent input').setValue('出差')
    await page.type('field-name', '会')
    await page.press('save')
    const body = page.sent.find((sent) => sent.method === 'POST')?.body as { fields: Record<string, unknown> }
    expect(body.fields.attended).toEqual(['俞静川'])
    expect(body.fields.absences).toEqual([{ member: '沈喆', reason: '出差' }])
  })
  it('a day to come and a chair who is absent are doubted at their fields, and saved all the same', async () => {
    const page = await openPage('/registers/meeting/new', { ...answers, 'POST /records': new Status(201, { receipt }) })
    expect(page.test('doubt-date').exists()).toBe(false)
    await page.type('field-date', '12月3日')
    await page.test('field-date').find('input').trigger('blur')
    await page.settle()
    expect(page.test('doubt-date').text()).toContain('还没有到')
    await page.test('attendance').findAll('input[type=checkbox]')[0].setValue(false)
    await page.settle()
    expect(page.test('doubt-chair').text()).toContain('主持人不在实到人员中')
    await page.type('field-name', '会')
    await page.press('save')
    expect(page.sent.find((sent) => sent.method === 'POST')?.body).toMatchObject({ fields: { date: '2026年12月3日', chair: '俞静川', attended: ['沈喆'] } })
  })
  it('of what may lie ahead nothing is doubted: deadlines, leave, a period under way', () => {
    const span = (id: string, ahead?: boolean) => ({ id, zh: id, en: id, kind: 'span' as const, ahead })
    const fields = [span('deadline', true), span('start', true), span('date'), span('done')] // the catalogue says which
    expect(doubtsOf(fields, { deadline: '2027-01-01', start: '2026-12-01', date: '2026-Q4', done: '2026-11-26' }, '2026-11-26')).toEqual([])
    expect(doubtsOf(fields, { date: '2027-Q1', done: '2026-12' }, '2026-11-26').map((doubt) => doubt.field)).toEqual(['date', 'done'])
  })
  it('an amount is typed in yuan, as the box says, and read back in 万元', async () => {
    const page = await openPage('/registers/meeting/new', { ...answers, 'GET /catalogue/record/meeting': { ...meetingType, fields: [...meetingType.fields, { id: 'cost', zh: '经费', en: 'cost', kind: 'money', required: true }] } })
    expect(page.test('record-form').find('.el-input-group__append').text()).toBe('元')
    await page.type('field-cost', '9000')
    expect(page.test('read-as').exists()).toBe(false)
    await page.type('field-cost', '186000')
    expect(page.test('read-as').text()).toBe('即 18.6 万元')
  })
  it('a refusal tells all reasons with their remedies, and each beside its field', async () => {
    const page = await openPage('/registers/meeting/new', {
      ...answers,
      'POST /records': refusal(422, { code: 'record.required', zh: '“名称”不能为空', remedy_zh: '请填写后重试', where: '名称' }, { code: 'record.at-most', zh: '“实到”多于“应到”', remedy_zh: '请核对两个数' }),
    })
    await page.press('save')
    expect(page.test('reasons').findAll('li').length).toBe(2)
    expect(page.test('reasons').text()).toContain('请核对两个数')
    await vi.waitFor(() => expect(page.test('record-form').find('.el-form-item__error').text()).toBe('“名称”不能为空'))
    expect(page.path()).toBe('/registers/meeting/new')
  })
  it('what was refused is red only until something is done about it: at its field, at what it is compared with, and in the list', async () => {
    const page = await openPage('/registers/count/new', {
      ...answers,
      'GET /catalogue/record/count': { ...meetingType, id: 'count' },
      'POST /records': refusal(
        422,
        { code: 'record.required', zh: '“名称”不能为空', where: '名称' },
        { code: 'date.unread', zh: '看不懂日期', where: '日期' },
        { code: 'record.at-most', zh: '“实到”为 6，多于“应到”的 5', where: '实到' },
        { code: 'record.type', zh: '不能登记' },
      ),
    })
    await page.press('save')
    const red = () => page.test('record-form').findAll('.el-form-item.is-error').map((field) => field.attributes('data-asked')).sort()
    const listed = () => page.test('reasons').findAll('li').map((line) => line.attributes('data-code'))
    expect(red()).toEqual(['date', 'name', 'present'])
    await page.type('field-summary', '别的栏目')
    expect(red()).toEqual(['date', 'name', 'present'])
    await page.type('field-name', '会')
    expect(red()).toEqual(['date', 'present'])
    expect(listed()).toEqual(['date.unread', 'record.at-most', 'record.type'])
    const day = page.test('field-date').find('input')
    ;(day.element as HTMLInputElement).value = '3月'
    await day.trigger('input') // while it is written, not when it is left
    await page.settle()
    expect(red()).toEqual(['present'])
    await page.type('field-expected', '6')
    expect(red()).toEqual([])
    expect(listed()).toEqual(['record.type'])
    await page.press('save') // refused once more, it is red once more
    expect(red()).toEqual(['date', 'name', 'present'])
    expect(listed().length).toBe(4)
  })
})

describe('what a form sends', () => {
  it('leaves out what is empty and writes days and periods in words', () => {
    const fields = meetingType.fields
    expect(sendable(fields, { date: '2026-Q1', name: '', chair: undefined, attended: [], absences: [{}, { member: '沈喆' }] })).toEqual({ date: '2026年第一季度', absences: [{ member: '沈喆' }] })
  })
})
