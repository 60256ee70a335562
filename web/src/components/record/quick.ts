// What a form asks at once for kinds of records that are entered often; all else waits behind "more".
import type { Field } from '@/request-data/catalogue'

interface Quick {
  asked: string[] // in this order
  elsewhere: string[] // asked by a part of its own
  counted: string[] // the server counts them
}

const quick: Record<string, Quick> = {
  // Five here and the files: six inputs beside the attendance.
  meeting: {
    asked: ['name', 'kind', 'date', 'chair', 'summary'],
    elsewhere: ['members_due', 'attended', 'absences'],
    counted: ['expected', 'present'],
  },
}

export function arranged(type: string, fields: Field[]): { fields: Field[]; less: string[]; hasAttendance: boolean } {
  const way = quick[type]
  if (!way) return { fields, less: [], hasAttendance: false }
  const first = way.asked.flatMap((id) => fields.filter((field) => field.id === id))
  const rest = fields.filter((field) => ![...way.asked, ...way.elsewhere, ...way.counted].includes(field.id))
  return { fields: [...first, ...rest], less: rest.map((field) => field.id), hasAttendance: true }
}

// What is known before anything is typed.
export function defaults(fields: Field[], known: { today: string; me: string; chief: string; leaders: string[] }): Record<string, unknown> {
  const table: Record<string, unknown> = {
    date: known.today,
    recorder: known.me,
    chair: known.chief,
    members_due: known.leaders,
    attended: known.leaders,
  }
  return Object.fromEntries(fields.filter((field) => table[field.id] !== undefined && table[field.id] !== '').map((field) => [field.id, table[field.id]]))
}
