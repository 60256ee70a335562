// What is marked in a checked text: claims by verdict, defects, copied passages.
import type { Check } from '@/request-data/checks'
import type { Place } from '@/writing/places'

export type MarkKind = 'contradicted' | 'unrecorded' | 'supported' | 'unchecked' | 'defect' | 'copied'
export const shapes: Record<MarkKind, string> = { contradicted: '■', unrecorded: '▲', supported: '●', unchecked: '○', defect: '✕', copied: '❏' }

export interface Mark extends Place {
  id: string
  kind: MarkKind
  text: string
  reason: string
  records: string[]
  suggestion?: string
  defect?: string // its kind
  severity?: string
}

export function marksOf(check: Check): Mark[] {
  return [
    ...check.claims.map((claim) => ({ id: claim.id, start: claim.start, end: claim.end, text: claim.text, kind: claim.verdict, reason: claim.reason, records: claim.records })),
    ...check.defects.map((defect) => ({
      id: defect.id,
      start: defect.start,
      end: defect.end,
      text: defect.text,
      kind: 'defect' as const,
      reason: defect.reason,
      records: [],
      suggestion: defect.suggestion,
      defect: defect.kind,
      severity: defect.severity,
    })),
    ...check.copied.map((copied, at) => ({ id: `p${at + 1}`, start: copied.start, end: copied.end, text: copied.text ?? '', kind: 'copied' as const, reason: copied.source ?? '', records: [] })),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}
