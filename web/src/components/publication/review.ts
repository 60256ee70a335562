// The text as it stood when each review sealed it, out of the record's history: one version a step.
import type { RecordVersion } from '@/request-data/records'
import type { CaseWhole } from '@/request-data/cases'

export const levels = ['first', 'second', 'third'] as const
const sealing = [...levels, 'first-correction', 'second-correction', 'third-correction']

export interface Sealed {
  step: string
  by: string
  day: string
  seal: string
  text: string | undefined // unknown when the history does not reach it
}

interface SealingStep {
  step: string
  by: string
  day: string
  seal?: string
}

export function sealedTexts(whole: Pick<CaseWhole, 'trail' | 'version'>, history: RecordVersion[]): Sealed[] {
  const trail = (whole.trail ?? []) as SealingStep[]
  const versions = [...history].sort((a, b) => a.version - b.version)
  const field = (step: string) => (step.endsWith('-correction') ? 'correction' : 'text')
  const valueAt = (version: number, name: string): string | undefined => {
    let value: string | undefined
    for (const one of versions) {
      if (one.version > version) break
      const change = one.changes?.find((each) => each.field === name)
      if (change) value = change.after
    }
    return value
  }
  // The last step is the newest version; versions that are not steps came before the first.
  return trail.flatMap((step, at) =>
    sealing.includes(step.step) && step.seal
      ? [{ step: step.step, by: step.by, day: step.day, seal: step.seal, text: valueAt(whole.version - (trail.length - 1 - at), field(step.step)) }]
      : [],
  )
}
