import { ask } from './request'

export type VerdictId = 'contradicted' | 'unrecorded' | 'supported' | 'unchecked'
export const verdicts: VerdictId[] = ['contradicted', 'unrecorded', 'supported', 'unchecked']

// Places count Unicode code points of the text, half-open.
export interface Claim {
  id: string
  start: number
  end: number
  text: string
  section: string
  kind: string
  verdict: VerdictId
  records: string[]
  reason: string
}

export interface Defect {
  id: string
  start: number
  end: number
  text: string
  kind: string
  severity: 'error' | 'warning' | 'note'
  reason: string
  suggestion: string
}

export interface Copied {
  start: number
  end: number
  text?: string
  source?: string
  source_text?: string
  [member: string]: unknown
}

export interface Check {
  document: { name: string; characters: number; unit: string; year: number; sha256: string }
  claims: Claim[]
  defects: Defect[]
  copied: Copied[]
  summary: { claims: Record<VerdictId, number>; defects: Record<string, number>; copied_share: number }
}

export const checkDocument = async (file: File, year?: number, as_of?: string) => (await ask<{ check: Check; text: string; as_of: string }>('POST', '/checks', { query: { name: file.name, year, as_of }, body: file })).data
