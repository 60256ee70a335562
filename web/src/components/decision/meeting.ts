// A meeting: the items decided on one day under one name; and how one item's discussion stands.
import type { CaseRecord } from '@/request-data/case_records'
import type { CaseWhole } from '@/request-data/cases'

export const procedure = 'collective-decision'
export const record_type = 'decision'

export interface Meeting {
  key: string
  name: string
  day: string
  items: CaseRecord[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [])

export const keyOf = (fields: Record<string, unknown>) => `${text(fields.date)} ${text(fields.meeting)}`

// Days on which meetings were held that were planned for another, by the meeting as it was planned.
export type HeldDays = Record<string, string>

// The meeting an item belongs to. Those not yet opened still stand under the planned day.
export function meetingKey(fields: Record<string, unknown>, held: HeldDays): string {
  const day = held[keyOf(fields)]
  return day ? keyOf({ ...fields, date: day }) : keyOf(fields)
}

// The newest first; items without a day stand apart.
export function meetingsOf(items: CaseRecord[], held: HeldDays = {}): { meetings: Meeting[]; unscheduled: CaseRecord[] } {
  const meetings = new Map<string, Meeting>()
  const unscheduled: CaseRecord[] = []
  for (const item of items) {
    const day = text(item.fields.date)
    if (!day) {
      unscheduled.push(item)
      continue
    }
    const key = meetingKey(item.fields, held)
    const meeting = meetings.get(key) ?? { key, day: held[keyOf(item.fields)] ?? day, name: text(item.fields.meeting), items: [] }
    meeting.items.push(item)
    meetings.set(key, meeting)
  }
  const by_number = (a: CaseRecord, b: CaseRecord) => a.number.localeCompare(b.number, 'zh', { numeric: true })
  for (const meeting of meetings.values()) meeting.items.sort(by_number)
  return { meetings: [...meetings.values()].sort((a, b) => b.day.localeCompare(a.day)), unscheduled: unscheduled.sort(by_number) }
}

// What the question says at first: today when the planned day has gone by, else the planned day.
export const proposedDay = (planned: string, today: string) => (planned && planned > today ? planned : today)

export const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

// The day everything in the meeting happened on: that of its opening; of a meeting out of a register the one it gives.
export function heldOn(whole: Pick<CaseWhole, 'fields' | 'trail'>): string | undefined {
  const openings = (whole.trail ?? []).filter((step) => step.step === 'open')
  const day = openings.length ? openings[openings.length - 1].day : text(whole.fields?.date)
  return isDay(day) ? day : undefined
}

export interface View {
  member: string
  view: string
  reason?: string
}
export const choices = ['同意', '不同意', '缓议'] as const

export interface Discussion {
  due: string[]
  attended: string[]
  recused: string[]
  views: View[]
  to_speak: string[] // in order, the chief last
  agree: number
  against: number
  abstain: number
  passes: boolean // more than half of those due are in favour
  dissent: View[]
}

export function discussionOf(whole: Pick<CaseWhole, 'fields'>, chief: string): Discussion {
  const fields = whole.fields ?? {}
  const attended = list(fields.attended)
  const recused = list(fields.recused)
  const views = Array.isArray(fields.views) ? (fields.views as unknown as View[]) : []
  const spoken = new Set(views.map((view) => view.member))
  const waiting = attended.filter((name) => !recused.includes(name) && !spoken.has(name))
  const count = (view: string) => views.filter((one) => one.view === view).length
  const due = list(fields.members_due)
  const [agree, against, abstain] = choices.map(count)
  return {
    due,
    attended,
    recused,
    views,
    to_speak: [...waiting.filter((name) => name !== chief), ...waiting.filter((name) => name === chief)],
    agree,
    against,
    abstain,
    passes: agree * 2 > (due.length || Number(fields.expected) || attended.length),
    dissent: views.filter((view) => view.view !== choices[0]),
  }
}

// Who takes part speaks for nobody else; who only records speaks for all (rule own-name).
export const maySpeakFor = (name: string, me: string, talk: Pick<Discussion, 'attended'>) => name === me || !talk.attended.includes(me)

export const absencesText = (absent: { member: string; reason: string }[]) => absent.map(({ member, reason }) => `${member}｜${reason}`).join('；')
