// A day as people type it, made whole: 1月5日, 1.5, 2026/1/5, 20260105, 今天. What is none of these is left to
// the server, which reads more (quarters, half-years, from–to) and refuses with a reason.
const forms: [RegExp, (parts: string[], year: string) => [string, string, string]][] = [
  [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, ([y, m, d]) => [y, m, d]],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => [y, m, d]],
  [/^(\d{1,2})[-/.月](\d{1,2})日?$/, ([m, d], year) => [year, m, d]],
]
const days: Record<string, number> = { 今天: 0, 今日: 0, 昨天: -1, 明天: 1, today: 0, yesterday: -1, tomorrow: 1 }

// The day as 2026-01-05, or undefined.
export function typedDay(typed: string, today: string): string | undefined {
  const text = typed.trim()
  if (text in days) return new Date(Date.parse(today) + days[text] * 86_400_000).toISOString().slice(0, 10)
  for (const [form, order] of forms) {
    const match = form.exec(text)
    if (!match) continue
    const [y, m, d] = order(match.slice(1), today.slice(0, 4))
    const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    const day = new Date(`${iso}T00:00:00Z`)
    return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? undefined : iso
  }
  return undefined
}
