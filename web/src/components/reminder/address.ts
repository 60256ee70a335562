// Where a reminder leads: to the case it is about, or to the duty that is owed.
import type { RouteLocationRaw } from 'vue-router'
import { caseAddress } from '@/components/case/address'
import type { Reminder } from '@/request-data/reminders'

export function reminderAddress(reminder: Reminder): RouteLocationRaw {
  const [first] = reminder.id.split('/')
  if (reminder.number) return caseAddress(first)
  return { name: 'duties', query: { duty: first } }
}
