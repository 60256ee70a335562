import { address, ask, get, type Query } from './request'
import type { Reason } from './problem'
import { namesOf, type Evidence, type Page, type Receipt, type Values } from './shapes'

export interface CaseAction {
  step: string
  zh: string
  en: string
  to: string
  fields: string[] // asked; "table.column" is a cell of one new row
  needs: string[] // refused without
  needs_evidence: boolean
}

export interface CaseException {
  step: string
  code: string
  reason: string
  reason_en?: string
  basis: string
  admitted?: string // why it was done nevertheless
  explained?: string
}

export interface CaseItem {
  id: string
  number: string
  procedure: string
  procedure_zh: string
  procedure_en: string
  type: string
  year: number
  title: string
  version: number
  state: string
  state_zh: string
  state_en: string
  ended: boolean
  counts: boolean
  limit?: string
  days_left?: number
  working_days_left?: number
  next: { step: string; zh: string; en?: string; who: string[] }[]
  actions: CaseAction[]
  exceptions: CaseException[]
  started_by: string
  arrived: string
  withheld?: boolean
}

export interface TrailStep {
  step: string
  by: string
  day: string
  to: string
  note?: string
  exceptions?: CaseException[]
  evidence?: Evidence[]
}

export interface CaseWhole extends CaseItem {
  fields?: Values
  values?: Record<string, string>
  trail?: TrailStep[]
  evidence?: Evidence[]
  entry: number
}

export type Box = 'todo' | 'done' | 'started' | 'copied'
export const boxes: Box[] = ['todo', 'done', 'started', 'copied']

export interface CasesQuery extends Query {
  procedure?: string
  year?: number
  unfinished?: boolean
  box?: Box
  q?: string
  sort?: 'due'
}

export interface StepBody {
  step: string
  values: Record<string, unknown>
  evidence: Evidence[]
  day?: string
  note?: string
  as_exception?: boolean
}

export interface Taken {
  receipt: Receipt
  case: CaseWhole
}

export const getCases = (query: CasesQuery, page: { limit: number; cursor?: string }, signal?: AbortSignal) => get<Page<CaseItem>>('/cases', { ...query, ...page }, signal)
export const casesExport = (query: CasesQuery, format: 'csv' | 'xlsx') => address('/cases', { ...query, format })
export const getCase = (id: string, signal?: AbortSignal) => ask<CaseWhole>('GET', `/cases/${encodeURIComponent(id)}`, { signal })
export const startCase = (body: { procedure: string; values: Record<string, unknown>; evidence: Evidence[]; day?: string; note?: string }) => ask<Taken>('POST', '/cases', { body: { ...body, evidence: namesOf(body.evidence) } })
export const takeStep = (id: string, etag: string, body: StepBody) => ask<Taken>('POST', `/cases/${encodeURIComponent(id)}/steps`, { body: { ...body, evidence: namesOf(body.evidence) }, etag })
export const whyNotStep = async (id: string, step: string, day?: string, signal?: AbortSignal) =>
  (await get<{ reasons: Reason[] }>(`/cases/${encodeURIComponent(id)}/steps/${step}/why-not`, { day }, signal)).reasons
export const minutesAddress = (id: string, format: 'docx' | 'pdf' | 'html' | 'txt') => address(`/cases/${encodeURIComponent(id)}/minutes`, { format })
