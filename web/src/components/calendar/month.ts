// The days of a month in weeks that begin on Monday; days of the months beside it fill the first and last week.
import { addDays } from '@/writing/dates'

export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  let day = addDays(first, -weekday)
  const out: string[][] = []
  do {
    out.push(Array.from({ length: 7 }, (_, n) => addDays(day, n)))
    day = addDays(day, 7)
  } while (day.slice(0, 7) === month)
  return out
}

export function monthBeside(month: string, by: number): string {
  const [year, n] = month.split('-').map(Number)
  return new Date(Date.UTC(year, n - 1 + by, 1)).toISOString().slice(0, 7)
}
