// Shapes of the contract (docs/formats/api.md) that more than one noun uses.
export interface Named {
  id: string
  zh: string
  en: string
}

export interface Page<T> {
  items: T[]
  next: string | null
  total: number | null
}

export interface Receipt {
  record: string
  version: number
  index: number
  proof: string[]
  checkpoint: string
}

export interface Evidence {
  name: string
  sha256?: string // absent: an old register names it, the file was never attached
  size_bytes?: number
  media_type?: string
}

// As a record names its files: what else is known of them stays here.
export const namesOf = (files: Evidence[]) => files.map(({ name, sha256 }) => ({ name, sha256 }))

export type LightId = 'done' | 'late' | 'near' | 'overdue' | 'open'
export type Lights = Partial<Record<LightId, number>>

// A field's value: text, number, list of names, rows of a table.
export type Value = string | number | boolean | string[] | Record<string, string | number>[]
export type Values = Record<string, Value>
