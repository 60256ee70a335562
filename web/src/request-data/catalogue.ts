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
  hint?: string
  example?: string
  columns?: Field[]
}

export interface RecordType extends Named {
  area: string
  basis?: string
  fields: Field[]
  happened?: string[]
  title?: string
  derived?: { field: string; from: string }[]
  confidential?: boolean
}

export interface State extends Named {
  open?: boolean
  end?: boolean
}

export interface Step extends Named {
  from: string[]
  to?: string
  who: string[]
  needs: string[]
  fields?: string[] // asked, but not needed
  gives?: string[]
  rows?: string[]
  clear?: string[]
  evidence?: boolean
  rules?: { name: string; zh: string; en: string; strict?: boolean }[]
}

export interface Procedure extends Named {
  area: string
  basis?: string
  record: string
  states: State[]
  steps: Step[]
  diagram?: string
}

export const getCatalogue = async (kind?: string) => (await get<{ items: Item[] }>('/catalogue', { kind, limit: 100 })).items
export const getRecordType = (id: string) => get<RecordType>(`/catalogue/record/${id}`)
export const getProcedure = (id: string) => get<Procedure>(`/catalogue/procedure/${id}`)
