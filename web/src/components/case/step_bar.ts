// The line of states a case went through and, from where it stands, the usual way to the end.
import type { Procedure, Step } from '@/request-data/catalogue'
import type { CaseWhole } from '@/request-data/cases'

export interface BarState {
  id: string
  zh: string
  en: string
  day?: string // entered on
  now?: boolean
}

// The first step that leads on from a state is the usual one: the catalogue lists the main way before its side ways.
// An end that is still open (refused, withdrawn) is no usual one.
function onward(procedure: Procedure, from: string, seen: Set<string>): Step | undefined {
  const ways = procedure.steps.filter((step) => step.from.includes(from) && step.to !== undefined && step.to !== '' && step.to !== from && !seen.has(step.to))
  const brokenOff = (step: Step) => procedure.states.some((state) => state.id === step.to && state.end && state.open)
  return ways.find((step) => !brokenOff(step)) ?? ways[0]
}

export function stepBar(procedure: Procedure, of: Pick<CaseWhole, 'state' | 'ended' | 'trail'>): BarState[] {
  const named = (id: string) => procedure.states.find((state) => state.id === id)
  const out: BarState[] = []
  for (const step of of.trail ?? []) {
    const state = named(step.to)
    if (!state || out[out.length - 1]?.id === step.to) continue
    out.push({ id: state.id, zh: state.zh, en: state.en, day: step.day })
  }
  const current = named(of.state)
  if (current && out[out.length - 1]?.id !== current.id) out.push({ id: current.id, zh: current.zh, en: current.en })
  if (out.length) out[out.length - 1].now = true
  const seen = new Set(out.map((state) => state.id))
  let at = of.state
  while (!of.ended) {
    const next = onward(procedure, at, seen)
    const state = next?.to ? named(next.to) : undefined
    if (!state) break
    out.push({ id: state.id, zh: state.zh, en: state.en })
    seen.add(state.id)
    at = state.id
    if (state.end) break
  }
  return out
}
