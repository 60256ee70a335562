import { address, ask, get } from './request'
import type { Named } from './shapes'

export interface Register extends Named {
  area?: string
  count: number
  open?: number // cases on their way
  confidential?: boolean
}

export interface ImportProblem {
  file: string
  sheet: string
  row: number // 0: the whole sheet or file
  column: string
  code: string
  what: string
  what_en: string
  remedy: string
  remedy_en: string
}

export interface ImportedFile {
  file: string
  was_imported: boolean // before, and nothing was taken now
  sheets: { sheet: string; type: string; rows: number }[]
}

export interface ImportAnswer {
  files: ImportedFile[]
  filed: number
  amended: number
  unchanged: number
  problems: ImportProblem[]
  notes?: ImportProblem[] // what was left out, and why
  returned?: string
}

export const getRegisters = async (year: number, signal?: AbortSignal) => (await get<{ items: Register[] }>('/registers', { year, limit: 100 }, signal)).items
export const templateAddress = (type: string) => address(`/registers/${type}/template`)
export const importFile = async (file: File, year: number | undefined, dry_run: boolean) =>
  (await ask<ImportAnswer>('POST', '/imports', { query: { name: file.name, year, dry_run }, body: file })).data
