// Findings counted by class and state: every row and every column adds up, because all are counted from one list.
import type { CaseRecord } from '@/request-data/case_records'

export interface Progress {
  classes: { name: string; counts: Record<string, number>; total: number }[]
  totals: Record<string, number>
  total: number
  ended: number
}

export const classOf = (finding: CaseRecord): string => String(finding.fields.class ?? finding.values.class ?? '')

export function progressOf(findings: CaseRecord[]): Progress {
  const classes = new Map<string, Progress['classes'][number]>()
  const totals: Record<string, number> = {}
  for (const finding of findings) {
    const name = classOf(finding)
    const row = classes.get(name) ?? { name, counts: {}, total: 0 }
    row.counts[finding.of.state] = (row.counts[finding.of.state] ?? 0) + 1
    row.total += 1
    totals[finding.of.state] = (totals[finding.of.state] ?? 0) + 1
    classes.set(name, row)
  }
  return { classes: [...classes.values()], totals, total: findings.length, ended: findings.filter((finding) => finding.of.ended).length }
}
