// The line of states a case went through and, from where it stands, the usual way to the end.
import type { Procedure } from '@/request-data/catalogue'
import type { CaseWhole } from '@/request-data/cases'

export interface BarState {
  id: string
  zh: string
  en: string
  day?: string // entered on
  now?: boolean
}

const leads = (procedure: Procedure, from: string) => procedure.steps.filter((step) => step.from.includes(from) && step.to !== undefined && step.to !== '' && step.to !== from).map((step) => step.to as string)

// Whether an end lies that way without going back through what was passed. An end that is still open (refused, withdrawn)
// breaks a case off and is none.
function arrives(procedure: Procedure, at: string, passed: Set<string>): boolean {
  const seen = new Set(passed)
  const ahead = [at]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const state = procedure.states.find((one) => one.id === next)
    if (state?.end && !state.open) return true
    ahead.push(...leads(procedure, next))
  }
  return false
}

// The usual way on: the first that leads to an end, for the catalogue lists the main way before its side ways. What
// only leads back (an extension that was asked for) is gone back on when nothing else is left; of two ends the one that
// the other still leads to is the last.
function onward(procedure: Procedure, from: string, passed: Set<string>, walked: Set<string>): string | undefined {
  const ways = leads(procedure, from).filter((to) => !walked.has(to))
  const fresh = ways.filter((to) => !passed.has(to))
  const isEnd = (id: string) => procedure.states.some((state) => state.id === id && state.end)
  const halfway = (to: string) => isEnd(to) && fresh.some((other) => other !== to && isEnd(other) && leads(procedure, to).includes(other))
  const through = new Set([...passed, ...walked])
  const onwards = fresh.filter((to) => arrives(procedure, to, through))
  return onwards.find((to) => !halfway(to)) ?? onwards[0] ?? ways.find((to) => arrives(procedure, to, walked)) ?? fresh[0]
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
  const passed = new Set(out.map((state) => state.id))
  const walked = new Set([of.state])
  let at = of.state
  while (!of.ended) {
    const next = onward(procedure, at, passed, walked)
    const state = next ? named(next) : undefined
    if (!state) break
    out.push({ id: state.id, zh: state.zh, en: state.en })
    walked.add(state.id)
    at = state.id
    if (state.end) break
  }
  return out
}

// What one may do, what leads on before what leads back to where the case was or breaks it off.
export function inOrder<A extends { to: string }>(actions: A[], procedure: Procedure, of: Pick<CaseWhole, 'state' | 'ended' | 'trail'>): A[] {
  const bar = stepBar(procedure, of)
  const now = bar.findIndex((state) => state.now)
  const ahead = new Set(bar.slice(now + 1).map((state) => state.id))
  const passed = new Set(bar.slice(0, Math.max(now, 0)).map((state) => state.id))
  const back = (action: A) => !ahead.has(action.to) && (passed.has(action.to) || procedure.states.some((state) => state.id === action.to && state.end && state.open))
  return [...actions.filter((action) => !back(action)), ...actions.filter(back)]
}
