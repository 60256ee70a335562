import { describe, expect, it } from 'vitest'
import { discussionOf, heldOn, meetingKey, meetingsOf, proposedDay } from './meeting'

const fields = { members_due: ['俞静川', '沈喆', '罗翀', '顾祎', '秦赟'], attended: ['俞静川', '沈喆', '罗翀', '秦赟'], views: [] as unknown }
const of = (change: Record<string, unknown>) => discussionOf({ fields: { ...fields, ...change } as never }, '俞静川')
const views = (...said: [string, string][]) => said.map(([member, view]) => ({ member, view }))

describe('the order of speaking', () => {
  it('the chief is called last, wherever the list names the chief', () => {
    expect(of({}).to_speak).toEqual(['沈喆', '罗翀', '秦赟', '俞静川'])
  })
  it('who spoke or withdrew is not called', () => {
    expect(of({ recused: ['秦赟'], views: views(['沈喆', '同意']) }).to_speak).toEqual(['罗翀', '俞静川'])
  })
})

describe('the day of a meeting', () => {
  it('is today when the planned day has gone by, else the planned day, until somebody says otherwise', () => {
    expect(proposedDay('2026-11-25', '2026-11-26')).toBe('2026-11-26')
    expect(proposedDay('2026-11-28', '2026-11-26')).toBe('2026-11-28')
  })
  it('is that of its opening, whatever was planned; without one that of the register', () => {
    const opened = (day: string) => ({ step: 'open', by: '', day, to: 'meeting' })
    expect(heldOn({ fields: { date: '2026-11-25' }, trail: [opened('2026-08-01'), opened('2026-11-26')] })).toBe('2026-11-26')
    expect(heldOn({ fields: { date: '2026-11-25' }, trail: [] })).toBe('2026-11-25')
    expect(heldOn({ fields: { date: '2026-Q4' }, trail: [] })).toBeUndefined()
  })
  it('keeps items together that are opened one by one, and those of another meeting apart', () => {
    const planned = { date: '2026-11-25', meeting: '第9次局长办公会' }
    const held = { '2026-11-25 第9次局长办公会': '2026-11-26' }
    expect(meetingKey(planned, held)).toBe(meetingKey({ ...planned, date: '2026-11-26' }, held))
    expect(meetingKey({ ...planned, meeting: '第10次局长办公会' }, held)).toBe('2026-11-25 第10次局长办公会')
    const item = (id: string, fields: object) => ({ id, number: id, fields }) as never
    expect(meetingsOf([item('1', { ...planned, date: '2026-11-26' }), item('2', planned)], held).meetings.map((one) => [one.day, one.items.length])).toEqual([['2026-11-26', 2]])
  })
})

describe('the result', () => {
  it('passes with more than half of those due, not of those present', () => {
    expect(of({ views: views(['沈喆', '同意'], ['罗翀', '同意'], ['秦赟', '缓议'], ['俞静川', '不同意']) }).passes).toBe(false)
    expect(of({ views: views(['沈喆', '同意'], ['罗翀', '同意'], ['秦赟', '缓议'], ['俞静川', '同意']) }).passes).toBe(true)
  })
  it('every view that was not in favour is kept as dissent', () => {
    expect(of({ views: views(['沈喆', '不同意'], ['罗翀', '同意'], ['秦赟', '缓议']) }).dissent.map((view) => view.member)).toEqual(['沈喆', '秦赟'])
  })
})
