import { get } from './request'
import type { Box } from './cases'
import { getReminders, type Reminder } from './reminders'
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
  turning_red: Reminder[] // the first twenty, what is red already before what will be
  areas: (Named & { lights: Lights })[]
  changed: ChangedRecord[]
}

const days_ahead = 31
const most = 20

// What is not red yet. What is may have taken the places of what will be: then all are asked for.
export async function willTurnRed(bench: Workbench, isChief: boolean, signal?: AbortSignal): Promise<Reminder[]> {
  const isRed = (one: Reminder) => one.days_left < 0
  if (!bench.turning_red.some(isRed)) return bench.turning_red
  const { reminders } = await getReminders({ days: days_ahead, person: isChief ? undefined : 'me' }, signal)
  return reminders.filter((one) => !isRed(one)).slice(0, most)
}

export const getWorkbench = (signal?: AbortSignal) => get<Workbench>('/workbench', {}, signal)
