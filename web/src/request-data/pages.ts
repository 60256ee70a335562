// Lists that are read to their ends, and lists parted into pages here.
import type { Page } from './shapes'

const most_pages = 20

export async function toTheEnd<T>(read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const out: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < most_pages; page += 1) {
    const answer = await read({ limit: 100, cursor })
    out.push(...answer.items)
    if (!answer.next) break
    cursor = answer.next
  }
  return out
}

// A whole list as a table of pages asks for it; its cursor is a place.
export function pageOf<T>(items: T[], { limit, cursor }: { limit: number; cursor?: string }): Page<T> {
  const from = Number(cursor) || 0
  const to = from + limit
  return { items: items.slice(from, to), next: to < items.length ? String(to) : null, total: items.length }
}
