// Cases of one procedure with what their records hold, both lists of the server read to their ends.
import { getCases, type CaseItem } from './cases'
import { getRecords, type RecordItem } from './records'
import type { Page } from './shapes'

export interface CaseRecord {
  id: string
  number: string
  title: string
  of: CaseItem
  fields: Record<string, unknown>
  values: Record<string, string> // as people read them
  record?: RecordItem
}

const most_pages = 20

async function toTheEnd<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const out: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < most_pages; page += 1) {
    const answer = await read(cursor)
    out.push(...answer.items)
    if (!answer.next) break
    cursor = answer.next
  }
  return out
}

export async function getCaseRecords(procedure: string, type: string, year: number | undefined, signal?: AbortSignal): Promise<CaseRecord[]> {
  const records = (status: string) => toTheEnd((cursor) => getRecords({ type, year, status }, { limit: 100, cursor }, signal))
  const [cases, filed, open] = await Promise.all([
    toTheEnd((cursor) => getCases({ procedure, year }, { limit: 100, cursor }, signal)),
    records('filed'),
    records('open'),
  ])
  const known = new Map([...filed, ...open].map((record) => [record.id, record]))
  return cases.map((of) => {
    const record = known.get(of.id)
    return { id: of.id, number: of.number, title: of.title, of, fields: record?.fields ?? {}, values: record?.values ?? {}, record }
  })
}
