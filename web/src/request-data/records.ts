import { address, ask, get, post, type Query } from './request'
import type { Field } from './catalogue'
import type { Reason } from './problem'
import { namesOf, type Evidence, type Page, type Receipt, type Values } from './shapes'
import { spanText } from '@/writing/dates'

export interface RecordItem {
  id: string
  number: string
  type: string
  year: number
  version: number
  status: 'filed' | 'withdrawn' | 'open' | 'erased'
  happened: string
  precision: string
  title: string
  fields?: Values
  values?: Record<string, string> // as people read them
  evidence?: Evidence[]
  recorded_at: string
  recorded_by?: string
  entry: number
  withheld?: boolean
  withheld_fields?: string[]
}

export interface RecordWhole extends RecordItem {
  procedure?: string // by which it may be handled
  history_count: number
  receipt_url: string
}

export interface RecordVersion {
  version: number
  entry: number
  kind: string
  at: string
  actor: string
  reason?: string
  withheld?: boolean
  withheld_fields?: string[]
  erased?: boolean
  changes?: { field: string; zh: string; en: string; before: string; after: string }[]
}

export interface RecordsQuery extends Query {
  type?: string
  year?: number
  from?: string
  to?: string
  q?: string
  person?: string
  section?: string
  status?: string
  sort?: string
}

export interface Draft {
  type: string
  year?: number
  fields: Record<string, unknown>
  evidence: Evidence[]
}

export interface Filed {
  receipt: Receipt
  id: string
  number: string
}

export interface ReceiptFile {
  record: string
  version: number
  index: number
  size?: number
  proof: string
  entry: string // base64
  vkey: string
  checkpoint?: string
}

export const getRecords = (query: RecordsQuery, page: { limit: number; cursor?: string }, signal?: AbortSignal) => get<Page<RecordItem>>('/records', { ...query, ...page }, signal)
export const exportAddress = (query: RecordsQuery, format: 'csv' | 'xlsx') => address('/records', { ...query, format })
export const getRecord = (id: string, signal?: AbortSignal) => ask<RecordWhole>('GET', `/records/${encodeURIComponent(id)}`, { signal })
export const getHistory = async (id: string, signal?: AbortSignal) => (await get<Page<RecordVersion>>(`/records/${encodeURIComponent(id)}/history`, { limit: 100 }, signal)).items
export const getReceipt = (id: string, signal?: AbortSignal) => get<ReceiptFile>(`/records/${encodeURIComponent(id)}/receipt`, { format: 'json' }, signal)
export const receiptAddress = (id: string, part?: 'entry') => address(`/records/${encodeURIComponent(id)}/receipt`, { part })
export const file = (draft: Draft) => post<Filed>('/records', { ...draft, evidence: namesOf(draft.evidence) })
export const whyNot = (draft: Draft) => post<{ reasons: Reason[] }>('/records/why-not', { ...draft, evidence: namesOf(draft.evidence) })
export const amend = (id: string, etag: string, body: { fields: Record<string, unknown>; evidence: Evidence[]; reason: string }) => ask<Filed>('PUT', `/records/${encodeURIComponent(id)}`, { body: { ...body, evidence: namesOf(body.evidence) }, etag })
export const withdraw = (id: string, etag: string, reason: string) => ask<Filed>('POST', `/records/${encodeURIComponent(id)}/withdrawal`, { body: { reason }, etag })
export const erase = (id: string, etag: string, reason: string) => ask<Filed>('POST', `/records/${encodeURIComponent(id)}/erasure`, { body: { reason }, etag })

// A form's values as they are sent: what is empty is left out, days and periods in words.
export function sendable(fields: Field[], values: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.id]
    if (field.kind === 'evidence' || value === undefined || value === '' || value === false) continue
    if (Array.isArray(value)) {
      const columns = field.columns ?? []
      const rows = field.kind === 'table' ? value.map((row) => sendable(columns, row as Record<string, unknown>)).filter((row) => Object.keys(row).length > 0) : value
      if (rows.length > 0) out[field.id] = rows
    } else {
      out[field.id] = field.kind === 'span' ? spanText(String(value), 'zh-CN') : value
    }
  }
  return out
}
