import type { Reason } from './problem'
import { ask, get, post } from './request'

export type Role = 'clerk' | 'head' | 'leader' | 'chief' | 'supervisor' | 'inspector' | 'system-admin' | 'security-admin' | 'auditor'

export interface Session {
  account: string
  login: string
  person: string
  roles: Role[]
  rights: Record<string, string> // right → reach; what is not there one may not
  csrf: string
  must_change_password: boolean
  unit: { name: string; short: string; id: string | number }
  today: string
  idle_minutes: number
  section: string
  chief: boolean
  must_set_totp: boolean // the policy wants a second factor, and there is none
  has_totp: boolean
  leader: boolean
  feedback?: string // where to tell what is wrong with the program: an address
}

export interface NewAccount {
  role: Role
  login: string
  name: string
  password: string
}

export interface PasswordRules {
  length: number // letters at least
  classes: number // of capital, small, digit, sign
}
export const getSetup = () => get<{ needed: boolean; feedback?: string; password: PasswordRules }>('/setup')
export const setUp = (code: string, accounts: NewAccount[]) => post<unknown>('/setup', { code, accounts })
export const signIn = (login: string, password: string, code?: string) => post<Session>('/session', { login, password, ...(code ? { code } : {}) })
export const getSession = () => get<Session>('/session')
export const signOut = () => ask<void>('DELETE', '/session')
export interface Invitation {
  login: string
  person: string
  until: string // an instant
}
// Looking uses nothing up.
export const lookAtInvitation = (code: string) => post<Invitation>('/invitation-views', { code })
export const acceptInvitation = (code: string, password: string) => post<void>('/invitations', { code, password })
// Every other session of the account ends; this one goes on as a new one.
export const changePassword = async (old: string, fresh: string) => (await ask<Session>('PUT', '/password', { body: { old, new: fresh } })).data

export const beginTotp = () => post<{ secret: string; uri: string }>('/totp')
export const confirmTotp = (code: string) => ask<void>('PUT', '/totp', { body: { code } })
export const endTotp = (password: string) => ask<void>('DELETE', '/totp', { body: { password } })

export interface OwnSession {
  id: string
  began: string
  seen: string
  peer: string
  this: boolean
}
export const getSessions = async () => (await get<{ items: OwnSession[] }>('/sessions')).items
export const endSession = (id: string) => ask<void>('DELETE', `/sessions/${id}`)

// said: what the sentence of the refusal names, as the address gives it.
export const getOidc = (refused?: string, said?: string) =>
  get<{ configured: boolean; name?: string; reasons?: Reason[] }>('/oidc', refused ? { refused, with: said } : {})
