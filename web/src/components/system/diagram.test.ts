import { describe, expect, it } from 'vitest'
import type { Step } from '@/request-data/catalogue'
import { diagramOf } from './diagram'

const state = (id: string, end = false) => ({ id, zh: id, en: id, end })
const step = (id: string, from: string[], to?: string) => ({ id, zh: id, en: id, from, to, who: [], needs: [], gives: [] }) as unknown as Step
const made = diagramOf({
  states: [state('a'), state('b'), state('c', true)],
  steps: [step('begin', [], 'a'), step('go', ['a'], 'b'), step('also', ['a'], 'b'), step('end', ['b'], 'c'), step('skip', ['a'], 'c'), step('back', ['b'], 'a'), step('note', ['b'])],
})

describe('the diagram of states', () => {
  it('has every step once: as a lane, a beginning or a stay', () => {
    const shown = [...made.lanes.flatMap((lane) => lane.steps), ...made.rows.flatMap((row) => [...row.begins, ...row.stays])].sort()
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
  it('steps between the same states share a lane; lanes that would cross the same rows do not', () => {
    expect(made.lanes.find((lane) => lane.from === 0 && lane.to === 1)).toMatchObject({ steps: [2, 3], lane: 0, side: 'onward' })
    expect(made.lanes.find((lane) => lane.from === 0 && lane.to === 2)).toMatchObject({ lane: 1 })
    expect(made.lanes.find((lane) => lane.side === 'back')).toMatchObject({ from: 1, to: 0, lane: 0 })
  })
})
