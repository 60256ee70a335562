import { ask, get } from './request'
import { toTheEnd } from './pages'
import type { Page } from './shapes'
import type { Reason } from './problem'
import type { Role } from './session'

export interface Scope {
  from: string | null
  to: string | null
  types: string[]
  years: number[]
}

export interface Account {
  id: string
  login: string
  person: string
  roles: Role[]
  scope: Scope
  state: string // invited, open, locked
  has_totp: boolean
  made: string
  signed_in: string | null
  shut_until: string | null
  password_set: string | null
  version: number
}

export interface RightsTable {
  roles: { id: Role; zh: string; en: string; administrator: boolean }[]
  rights: { id: string; zh: string; en: string; reach: Record<string, string> }[]
}

export interface PolicyRow {
  id: string
  zh: string
  en: string
  value: number
  least: number
  most: number
}

export interface AuditLine {
  index: number
  at: string
  kind: string
  zh: string
  en: string
  account: string
  login: string
  object: string
  success: boolean
  peer: string
  details: unknown
}

export interface Token {
  id: string
  name: string
  rights: string[]
  made: string
  ends: string
  seen: string | null
}

const etagOf = (version: number) => `"${version}"`

export const getAccounts = (signal?: AbortSignal) => toTheEnd((page) => get<Page<Account>>('/accounts', { ...page }, signal))
export const makeAccount = async (login: string, person: string) => (await ask<{ account: Account; invitation: string }>('POST', '/accounts', { body: { login, person } })).data
export const changeAccount = async (account: Account, what: 'lock' | 'unlock' | 'invite') =>
  (await ask<{ account: Account; invitation?: string }>('PATCH', `/accounts/${account.id}`, { body: { do: what }, etag: etagOf(account.version) })).data
export const grantRoles = async (account: Account, roles: string[], scope: Partial<Scope>) =>
  (await ask<{ account: Account; warnings: Reason[] }>('PUT', `/accounts/${account.id}/grants`, { body: { roles, scope }, etag: etagOf(account.version) })).data
export const getRights = (signal?: AbortSignal) => get<RightsTable>('/rights', {}, signal)
export const getPolicy = (signal?: AbortSignal) => get<{ version: number; rows: PolicyRow[] }>('/policy', {}, signal)
export const setPolicy = async (version: number, values: Record<string, number>) => (await ask<{ version: number; rows: PolicyRow[] }>('PUT', '/policy', { body: { values }, etag: etagOf(version) })).data
export const getAudit = (query: { kind?: string; account?: string; from?: string; to?: string }, page: { limit: number; cursor?: string }, signal?: AbortSignal) =>
  get<Page<AuditLine>>('/audit', { ...query, ...page }, signal)
export interface AuditKind {
  kind: string
  zh: string
  en: string
}
export const getAuditKinds = async (signal?: AbortSignal) => (await get<{ items: AuditKind[] }>('/audit-kinds', {}, signal)).items
export const getTokens = async (signal?: AbortSignal) => (await get<Page<Token>>('/tokens', { limit: 100 }, signal)).items
export const makeToken = async (name: string, rights: string[], days: number) => (await ask<{ id: string; token: string }>('POST', '/tokens', { body: { name, rights, days } })).data
export const endToken = (id: string) => ask<void>('DELETE', `/tokens/${id}`)
export interface BackupKey {
  version: number
  key: string
  id: string // which key a backup is sealed to; empty: none is set
}
export const getBackupKey = (signal?: AbortSignal) => get<BackupKey>('/backup-key', {}, signal)
export const setBackupKey = async (version: number, key: string) => (await ask<BackupKey>('PUT', '/backup-key', { body: { key }, etag: etagOf(version) })).data
export const makeBackup = async () => (await ask<Blob>('POST', '/backup')).data
