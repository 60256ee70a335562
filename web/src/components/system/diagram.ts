// A procedure's states as rows of boxes and its steps as lanes beside them: onward on the right, back on the left.
// Lanes are numbered like the table of steps, so that nothing has to be written along a line.
import type { Procedure } from '@/request-data/catalogue'

export interface Lane {
  from: number // row
  to: number
  lane: number // 0 is nearest to the boxes
  side: 'onward' | 'back'
  steps: number[] // numbers of steps, from 1
}

export interface Diagram {
  rows: { id: string; zh: string; en: string; end: boolean; begins: number[]; stays: number[] }[]
  lanes: Lane[]
  onward: number // how many lanes
  back: number
}

export function diagramOf(procedure: Pick<Procedure, 'states' | 'steps'>): Diagram {
  const at = new Map(procedure.states.map((state, row) => [state.id, row]))
  const rows = procedure.states.map((state) => ({ id: state.id, zh: state.zh, en: state.en, end: state.end === true, begins: [] as number[], stays: [] as number[] }))
  const known = new Map<string, Lane>()
  procedure.steps.forEach((step, n) => {
    const to = at.get(step.to ?? '')
    if (step.from.length === 0 && to !== undefined) rows[to].begins.push(n + 1)
    for (const source of step.from) {
      const from = at.get(source)
      if (from === undefined) continue
      if (to === undefined || to === from) {
        rows[from].stays.push(n + 1)
        continue
      }
      const key = `${from} ${to}`
      const lane = known.get(key) ?? { from, to, lane: 0, side: to > from ? ('onward' as const) : ('back' as const), steps: [] }
      lane.steps.push(n + 1)
      known.set(key, lane)
    }
  })
  const lanes = [...known.values()].sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.from - b.from)
  const count = { onward: 0, back: 0 }
  for (const side of ['onward', 'back'] as const) {
    const taken: [number, number][][] = []
    for (const lane of lanes.filter((one) => one.side === side)) {
      const [top, bottom] = [Math.min(lane.from, lane.to), Math.max(lane.from, lane.to)]
      let free = taken.findIndex((spans) => spans.every(([a, b]) => bottom <= a || top >= b))
      if (free < 0) free = taken.push([]) - 1
      taken[free].push([top, bottom])
      lane.lane = free
    }
    count[side] = taken.length
  }
  return { rows, lanes, ...count }
}
