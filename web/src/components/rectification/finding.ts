// The parts of a finding's page; a field the catalogue gains later stands with the facts.
import type { Field } from '@/request-data/catalogue'

const parts = {
  plan: ['measures', 'sections', 'helping', 'leader'],
  limits: ['deadline', 'extension_to', 'extension_reason', 'extensions', 'done', 'closed'],
  progress: ['progress', 'review'],
}
const elsewhere = ['state', 'evidence'] // in the head, and below

export type PartId = 'facts' | keyof typeof parts

export function partsOf(fields: Field[]): { id: PartId; fields: Field[] }[] {
  const named = Object.values(parts).flat()
  const facts = fields.filter((field) => !named.includes(field.id) && !elsewhere.includes(field.id))
  const of = (ids: string[]) => ids.flatMap((id) => fields.filter((field) => field.id === id))
  return [{ id: 'facts', fields: facts }, ...(Object.keys(parts) as (keyof typeof parts)[]).map((id) => ({ id, fields: of(parts[id]) }))]
}
