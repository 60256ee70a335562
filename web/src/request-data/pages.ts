// Lists that are read to their ends.
import type { Page } from './shapes'

const most_pages = 500 // a list that is longer is none to be read whole

export async function toTheEnd<T>(read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const out: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < most_pages; page += 1) {
    const answer = await read({ limit: 100, cursor })
    out.push(...answer.items)
    if (!answer.next) return out
    cursor = answer.next
  }
  throw new Error(`a list of more than ${out.length} items`)
}
