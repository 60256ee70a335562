import { describe, expect, it } from 'vitest'
import { holdsOn, type Post } from '@/request-data/posts'
import { areasOf } from './division'

const post = (person: string, supervised_work: string, chief = false): Post => ({ id: person, person, title: '', rank: '', section: '', supervises: '', supervised_work, leader: true, chief, from: '2024-03-01', to: '' })
const standing = (...posts: Post[]) => Object.fromEntries(areasOf(posts).map((row) => [row.area, row.standing]))

describe('the division of work', () => {
  it('an area under the chief is told, even when a deputy has it too', () => {
    expect(standing(post('俞静川', '全面工作、人事', true), post('沈喆', '人事、财务'))).toMatchObject({ 人事: 'chief', 财务: 'ok', 工程建设: 'none' })
  })
  it('a post holds from its first to its last day', () => {
    const one = { ...post('沈喆', ''), to: '2025-06-30' }
    expect([holdsOn(one, '2024-02-29'), holdsOn(one, '2024-03-01'), holdsOn(one, '2025-06-30'), holdsOn(one, '2025-07-01')]).toEqual([false, true, true, false])
  })
})
