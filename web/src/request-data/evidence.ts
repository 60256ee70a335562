import { address, ask, get } from './request'
import type { Evidence } from './shapes'

export interface Preview {
  kind: 'pdf' | 'image' | 'text' | 'table' | 'document' | 'none'
  text?: string
  sheets?: { name: string; rows: string[][] }[]
  html?: string
  note?: string | { zh: string; en: string }
}

export const upload = async (file: File) => (await ask<Evidence>('POST', '/evidence', { query: { name: file.name }, body: file })).data
export const fileAddress = (evidence: Evidence) => address(`/evidence/${evidence.sha256}`, { name: evidence.name })
export const getPreview = (evidence: Evidence, signal?: AbortSignal) => get<Preview>(`/evidence/${evidence.sha256}/preview`, { name: evidence.name }, signal)
