import { address, get } from './request'

export type Severity = 'error' | 'warning' | 'note'
export const severities: Severity[] = ['error', 'warning', 'note']

export interface XrayFinding {
  severity: Severity
  check: string
  zh: string
  en: string
  record: string
  number: string
  title: string
  code: string
  reason: string
  reason_en?: string
  remedy: string
  remedy_en?: string
  basis: string
  explained?: string
  withdrawn?: string // why the case was withdrawn
}

export interface Xray {
  unit: string
  year: number
  summary: Record<Severity, number>
  findings: XrayFinding[]
}

export const getXray = (year: number, signal?: AbortSignal) => get<Xray>('/xray', { year }, signal)
export const xrayAddress = (year: number) => address('/xray', { year, format: 'xlsx' })
