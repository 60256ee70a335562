// What waits for me, the most pressing first.
import { getCases, type CaseItem, type CasesQuery } from './cases'
import { toTheEnd } from './pages'

// By the day it is due, so that what is overdue comes first; what has no day comes last, in the order it was given.
export function dueFirst<T extends Pick<CaseItem, 'limit'>>(items: T[]): T[] {
  const last = '9999'
  return items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => (a.item.limit || last).localeCompare(b.item.limit || last) || a.at - b.at)
    .map(({ item }) => item)
}

export const getTodo = async (query: CasesQuery, signal?: AbortSignal): Promise<CaseItem[]> => dueFirst(await toTheEnd((page) => getCases({ ...query, box: 'todo' }, page, signal)))
