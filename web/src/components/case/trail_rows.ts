// What the steps of a trail put on record: a step that fills "table.column" added one row to that table.
import type { Field, Procedure, Step } from '@/request-data/catalogue'
import type { CaseWhole } from '@/request-data/cases'

export interface AddedRow {
  columns: Field[]
  row: Record<string, unknown>
}

const tableOf = (step: Step): string | undefined => [...step.needs, ...step.gives].find((name) => name.includes('.'))?.split('.')[0]

// By the place of the step in the trail. The newest step added the last row; a step that empties the table parts what
// came before. A table with other rows than its steps added (a register changed it) tells of none.
export function rowsOfTrail(procedure: Procedure, fields: Field[], of: Pick<CaseWhole, 'trail' | 'fields'>): Map<number, AddedRow> {
  const out = new Map<number, AddedRow>()
  const trail = of.trail ?? []
  const stepAt = (at: number) => procedure.steps.find((step) => step.id === trail[at].step)
  for (const table of new Set(procedure.steps.flatMap((step) => tableOf(step) ?? []))) {
    const rows = of.fields?.[table]
    const columns = fields.find((field) => field.id === table)?.columns
    if (!Array.isArray(rows) || !columns) continue
    let adding: number[] = []
    trail.forEach((_, at) => {
      const step = stepAt(at)
      if (step?.clear?.includes(table)) adding = []
      if (step && tableOf(step) === table) adding.push(at)
    })
    if (adding.length === rows.length) adding.forEach((at, n) => out.set(at, { columns, row: rows[n] as unknown as Record<string, unknown> }))
  }
  return out
}
