import { address, ask, get } from './request'
import type { Evidence } from './shapes'

export interface Preview {
  kind: 'pdf' | 'image' | 'text' | 'table' | 'document' | 'none'
  text?: string // of texts and of documents
  sheets?: { name: string; rows: string[][] }[]
  note: string // in both languages
}

export const upload = async (file: File) => (await ask<Evidence>('POST', '/evidence', { query: { name: file.name }, body: file })).data
export const fileAddress = (evidence: Evidence) => address(`/evidence/${evidence.sha256}`)
export const getPreview = (evidence: Evidence, signal?: AbortSignal) => get<Preview>(`/evidence/${evidence.sha256}/preview`, {}, signal)
