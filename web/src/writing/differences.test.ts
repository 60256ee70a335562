import { describe, expect, it } from 'vitest'
import { differences, type Change } from './differences'

const without = (changes: Change[], kind: Change['kind']) => changes.filter((change) => change.kind !== kind).map((change) => change.text).join('')

describe('two texts compared', () => {
  const before = '年报培训分三场，按行业参加。请带上旧表。\n联系人略。'
  const after = '年报培训分四场，按行业参加。\n联系人略。请准时。'
  it('give back each text', () => {
    const changes = differences(before, after)
    expect(without(changes, 'come')).toBe(before)
    expect(without(changes, 'gone')).toBe(after)
  })
  it('mark the letters that changed and no others', () => {
    expect(differences('培训分三场。', '培训分四场。')).toEqual([
      { kind: 'same', text: '培训分' },
      { kind: 'gone', text: '三' },
      { kind: 'come', text: '四' },
      { kind: 'same', text: '场。' },
    ])
  })
  it('that are alike have no differences', () => {
    expect(differences(before, before)).toEqual([{ kind: 'same', text: before }])
    expect(differences('', '')).toEqual([])
  })
  it('that are very long and unlike are told without comparing', () => {
    const [a, b] = ['甲'.repeat(3000), '乙'.repeat(3000)]
    expect(differences(a, b).map((change) => change.kind)).toEqual(['gone', 'come'])
  })
})
