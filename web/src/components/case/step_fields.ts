// What a step asks for, as fields of a form. "table.column" is a cell of the one row the step adds.
import type { Field } from '@/request-data/catalogue'

export function stepFields(all: Field[], asked: string[]): Field[] {
  return [...new Set(asked)].flatMap((id) => {
    const [name, column] = id.split('.')
    const field = all.find((one) => one.id === name)
    if (!field || field.kind === 'evidence') return []
    if (!column) return [field]
    const cell = field.columns?.find((one) => one.id === column)
    return cell ? [{ ...cell, id }] : []
  })
}

// Values of a step are texts; a whole table is written as rows parted by ； and columns by ｜.
export function stepValues(fields: Field[], values: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [id, value] of Object.entries(values)) {
    const columns = fields.find((field) => field.id === id)?.columns
    if (columns?.length && Array.isArray(value))
      out[id] = (value as Record<string, unknown>[]).map((row) => columns.map((column) => cellText(row[column.id])).join('｜')).join('；')
    else out[id] = value
  }
  return out
}
const cellText = (value: unknown) => (Array.isArray(value) ? value.join('、') : value === true ? '是' : String(value ?? ''))
