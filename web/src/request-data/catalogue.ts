import { get } from './request'
import type { Named } from './shapes'

export interface Item extends Named {
  kind: string
  basis?: string
}

export type FieldKind =
  | 'text'
  | 'integer'
  | 'money'
  | 'span'
  | 'flag'
  | 'choice'
  | 'person'
  | 'persons'
  | 'section'
  | 'sections'
  | 'holder'
  | 'evidence'
  | 'table'

export interface Field extends Named {
  kind: FieldKind
  choices?: string[]
  open?: boolean
  required?: boolean
  confidential?: boolean
  ahead?: boolean // of a day or period: it may lie ahead (a deadline, a plan); else something was done on it
  hint?: string
  example?: string
  columns?: Field[]
}

export interface RecordType extends Named {
  area: string
  basis?: string
  fields: Field[]
  title?: string // its pattern: "{name}"
  confidential?: boolean
  procedures?: string[]
  number_word?: string // of its numbers: the first part
}

export interface State extends Named {
  open?: boolean
  end?: boolean
}

export interface Step extends Named {
  from: string[]
  to?: string
  who: string // as people read it
  who_en?: string
  needs: string[]
  gives: string[] // asked, but not needed
  clear?: string[]
  needs_evidence?: boolean
  rules?: { rule: string; zh: string; en: string; basis?: string; strict?: boolean }[]
}

export interface Procedure extends Named {
  area: string
  basis?: string
  type: string // of its records
  fields: Field[]
  start: string // its first step
  states: State[]
  steps: Step[]
  diagram?: string
}

export const getCatalogue = async (kind?: string) => (await get<{ items: Item[] }>('/catalogue', { kind, limit: 100 })).items
export const getRecordType = (id: string) => get<RecordType>(`/catalogue/record/${id}`)
export const getProcedure = (id: string) => get<Procedure>(`/catalogue/procedure/${id}`)
