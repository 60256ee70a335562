import { address, get, post } from './request'
import type { Named, Receipt } from './shapes'

export interface IssuedReport {
  id: string
  version: number
  year: number
  as_of: string
  dated: string
  title: string
  text_sha256: string
  entry: number
  at: string
  by: string
}

export interface Outline extends Named {
  basis: string
  public: boolean
  issued: IssuedReport[]
}

// Places count Unicode code points of `text`, half-open.
export interface Span {
  start: number
  end: number
  records: string[]
}

export interface ReportClaim extends Span {
  id: string
  kind: string
  value: Record<string, unknown>
}

export interface Report {
  title: string
  unit: string
  year: number
  as_of: string
  dated: string
  text: string
  sha256: string
  sentences: Span[]
  claims: ReportClaim[]
}

export interface ReportQuery {
  year: number
  as_of?: string
  annex?: boolean
}

export const reportFormats = ['docx', 'pdf', 'html', 'txt', 'json'] as const
export const getOutlines = async (signal?: AbortSignal) => (await get<{ items: Outline[] }>('/reports', { limit: 100 }, signal)).items
export const getReport = (outline: string, query: ReportQuery, signal?: AbortSignal) => get<Report>(`/reports/${outline}`, { ...query, format: 'json' }, signal)
export const reportAddress = (outline: string, query: ReportQuery, format: string) => address(`/reports/${outline}`, { ...query, format })
export const issueReport = (outline: string, year: number, as_of?: string) => post<{ receipt: Receipt }>(`/reports/${outline}/issue`, { year, ...(as_of ? { as_of } : {}) })
