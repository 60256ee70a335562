// Cases of one procedure with what their records hold, both lists of the server read to their ends.
import { getCases, type CaseItem } from './cases'
import { getRecords, type RecordItem } from './records'
import { toTheEnd } from './pages'

export interface CaseRecord {
  id: string
  number: string
  title: string
  of: CaseItem
  fields: Record<string, unknown>
  values: Record<string, string> // as people read them
  record?: RecordItem
}

export async function getCaseRecords(procedure: string, type: string, year: number | undefined, signal?: AbortSignal): Promise<CaseRecord[]> {
  const records = (status: string) => toTheEnd((page) => getRecords({ type, year, status }, page, signal))
  const [cases, filed, open] = await Promise.all([
    toTheEnd((page) => getCases({ procedure, year }, page, signal)),
    records('filed'),
    records('open'),
  ])
  const known = new Map([...filed, ...open].map((record) => [record.id, record]))
  return cases.map((of) => {
    const record = known.get(of.id)
    return { id: of.id, number: of.number, title: of.title, of, fields: record?.fields ?? {}, values: record?.values ?? {}, record }
  })
}
