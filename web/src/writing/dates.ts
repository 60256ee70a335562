// Days, periods and instants as people read them. Days are those of Asia/Shanghai.
export type Language = 'zh-CN' | 'en'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const quarters = ['第一季度', '第二季度', '第三季度', '第四季度']

type Writer = (parts: number[], zh: boolean) => string
const spans: [RegExp, Writer][] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([y, m, d], zh) => (zh ? `${y}年${m}月${d}日` : `${d} ${months[m - 1]} ${y}`)],
  [/^(\d{4})-(\d{2})$/, ([y, m], zh) => (zh ? `${y}年${m}月` : `${months[m - 1]} ${y}`)],
  [/^(\d{4})-Q(\d)$/, ([y, q], zh) => (zh ? `${y}年${quarters[q - 1]}` : `Q${q} ${y}`)],
  [/^(\d{4})-H(\d)$/, ([y, h], zh) => (zh ? `${y}年${h === 1 ? '上' : '下'}半年` : `${h === 1 ? 'first' : 'second'} half of ${y}`)],
  [/^(\d{4})$/, ([y], zh) => (zh ? `${y}年` : String(y))],
]

// `2026-01-05`, `2026-Q1`, `2026-03..2026-05`; what is none of these comes back as it is.
export function spanText(iso: string | undefined | null, language: Language): string {
  if (!iso) return ''
  if (iso.includes('..')) {
    const [from, to] = iso.split('..')
    return `${spanText(from, language)}${language === 'en' ? ' – ' : '至'}${spanText(to, language)}`
  }
  for (const [form, write] of spans) {
    const match = form.exec(iso)
    if (match) return write(match.slice(1).map(Number), language === 'zh-CN')
  }
  return iso
}

const inShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

export function instantText(rfc3339: string | undefined | null, language: Language): string {
  if (!rfc3339) return ''
  const instant = new Date(rfc3339)
  if (Number.isNaN(instant.getTime())) return rfc3339
  const part: Record<string, string> = {}
  for (const { type, value } of inShanghai.formatToParts(instant)) part[type] = value
  return `${spanText(`${part.year}-${part.month}-${part.day}`, language)} ${part.hour === '24' ? '00' : part.hour}:${part.minute}`
}

// How many days from one day to another.
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

// Whether a day or period begins after a day. What is neither does not.
export function beginsAfter(iso: string, day: string): boolean {
  const [first] = iso.split('..')
  const part = /^(\d{4})-([QH])(\d)$/.exec(first)
  const begin = part ? `${part[1]}-${String((Number(part[3]) - 1) * (part[2] === 'Q' ? 3 : 6) + 1).padStart(2, '0')}` : first
  return /^\d{4}(-\d\d){0,2}$/.test(begin) && begin > day.slice(0, begin.length)
}
