import { address, get, type Query } from './request'
import type { LightId, Lights } from './shapes'

export interface Obligation {
  holder: string
  counterpart?: string
  subject?: string
  window: string
  due: string
  required: number
  met: number
  light: LightId
  word: string
  records: string[]
}

export interface Duty {
  id: string
  zh: string
  en: string
  area: string
  basis: string
  required: number
  met: number
  light: LightId
  word: string
  obligations: Obligation[]
}

export interface Duties {
  unit: string
  year: number
  as_of: string
  summary: Lights
  duties: Duty[]
}

export interface DutiesQuery extends Query {
  year?: number
  as_of?: string
  area?: string
  holder?: string
  light?: string
}

export interface TalkCell {
  row: string
  column: string
  kind: string
  kind_zh: string
  kind_en: string
  window: string
  light: LightId
  records: string[]
  due: string
}

export interface TalkMatrix {
  year: number
  as_of: string
  rows: string[]
  columns: string[]
  cells: TalkCell[]
}

export const getDuties = (query: DutiesQuery, signal?: AbortSignal) => get<Duties>('/duties', query, signal)
export const dutiesExport = (query: DutiesQuery) => address('/duties', { ...query, format: 'xlsx' })
export const getTalkMatrix = (query: { year: number; half?: number; kind?: string }, signal?: AbortSignal) => get<TalkMatrix>('/talk-matrix', query, signal)
