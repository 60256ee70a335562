import { describe, expect, it } from 'vitest'
import { discussionOf } from './meeting'

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

describe('the result', () => {
  it('passes with more than half of those due, not of those present', () => {
    expect(of({ views: views(['沈喆', '同意'], ['罗翀', '同意'], ['秦赟', '缓议'], ['俞静川', '不同意']) }).passes).toBe(false)
    expect(of({ views: views(['沈喆', '同意'], ['罗翀', '同意'], ['秦赟', '缓议'], ['俞静川', '同意']) }).passes).toBe(true)
  })
  it('every view that was not in favour is kept as dissent', () => {
    expect(of({ views: views(['沈喆', '不同意'], ['罗翀', '同意'], ['秦赟', '缓议']) }).dissent.map((view) => view.member)).toEqual(['沈喆', '秦赟'])
  })
})
