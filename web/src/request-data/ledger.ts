import type { Bytes } from '@/proof/bytes'
import { get, post, relative } from './request'

export interface Ledger {
  origin: string
  size: number
  checkpoint: string
  vkey: string
  at: string | null
  log: string
}

export interface Verification {
  ok: boolean
  whole: boolean
  origin: string
  size: number
  root: string
  findings: { code: string; verdict: 'passed' | 'failed' | 'not-seen'; zh: string; en: string }[]
}

export const getLedger = (signal?: AbortSignal) => get<Ledger>('/ledger', {}, signal)
export const verifyLedger = () => post<Verification>('/ledger/verification')

// The log's public files stand outside the API.
export const readTile = (log: string) => async (path: string): Promise<Bytes> => {
  const answer = await fetch(`${relative(log)}/${path}`)
  if (!answer.ok) throw new RangeError(`${path}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}
