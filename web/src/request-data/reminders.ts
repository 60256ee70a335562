import { address, get } from './request'

export interface Reminder {
  due: string
  days_left: number
  what: string
  what_en: string
  matter: string
  number: string // of a case; empty for what is owed by a duty
  id: string // case/state, or the duty's obligation
  people: string[]
  remedy: string
  remedy_en: string
  basis: string
}

export interface Reminders {
  unit: string
  as_of: string
  reminders: Reminder[]
}

export interface RemindersQuery {
  days?: number
  person?: string
}

export const getReminders = (query: RemindersQuery, signal?: AbortSignal) => get<Reminders>('/reminders', { ...query }, signal)
export const icsAddress = (query: RemindersQuery) => address('/reminders', { ...query, format: 'ics' })
