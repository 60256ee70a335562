// What in a form is probably a slip, though it may be entered: told at its field, refused by nobody.
import type { Field } from '@/request-data/catalogue'
import { beginsAfter } from '@/writing/dates'

export interface Doubt {
  field: string
  word: 'form.doubt_future' | 'form.doubt_chair'
}

const names = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? value.split(/[、，,]/).map((name) => name.trim()) : []).filter(Boolean)

export function doubtsOf(fields: Field[], values: Record<string, unknown>, today: string): Doubt[] {
  const out: Doubt[] = []
  for (const field of fields) if (field.kind === 'span' && !field.ahead && beginsAfter(String(values[field.id] ?? ''), today)) out.push({ field: field.id, word: 'form.doubt_future' })
  const present = names(values.attended)
  const chair = typeof values.chair === 'string' ? values.chair.trim() : ''
  if (fields.some((field) => field.id === 'chair') && chair && present.length && !present.includes(chair)) out.push({ field: 'chair', word: 'form.doubt_chair' })
  return out
}
