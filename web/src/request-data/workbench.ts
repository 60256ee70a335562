import { get } from './request'
import type { Box } from './cases'
import type { Reminder } from './reminders'
import type { Lights, Named } from './shapes'

export interface ChangedRecord {
  record: string
  number: string
  title: string
  kind: 'case' | 'record'
  type: string
  version: number
  at: string
  by: string
}

export interface Workbench {
  today: string
  boxes: Record<Box, number>
  turning_red: Reminder[]
  areas: (Named & { lights: Lights })[]
  changed: ChangedRecord[]
}

export const getWorkbench = (signal?: AbortSignal) => get<Workbench>('/workbench', {}, signal)
