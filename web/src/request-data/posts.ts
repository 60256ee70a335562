import { getRecords } from './records'

export interface Post {
  id: string
  person: string
  title: string
  rank: string
  section: string
  supervises: string
  supervised_work: string
  leader: boolean
  chief: boolean
  from: string
  to: string
}

const text = (value: unknown) => (Array.isArray(value) ? value.join('、') : value === undefined ? '' : String(value))

// Every post that was ever entered; those of one person when a name is given.
export async function getPosts(person?: string, signal?: AbortSignal): Promise<Post[]> {
  const out: Post[] = []
  let cursor: string | undefined
  do {
    const page = await getRecords({ type: 'post', person }, { limit: 100, cursor }, signal)
    for (const { id, fields = {} } of page.items)
      out.push({
        id,
        person: text(fields.person),
        title: text(fields.title),
        rank: text(fields.rank),
        section: text(fields.section),
        supervises: text(fields.supervises),
        supervised_work: text(fields.supervised_work),
        leader: fields.leader === true,
        chief: fields.chief === true,
        from: text(fields.from),
        to: text(fields.to),
      })
    cursor = page.next ?? undefined
  } while (cursor && out.length < 2000)
  return out.sort((a, b) => b.from.localeCompare(a.from))
}

// Days of a span as the register may hold it (2022, 2022-03): its first and last day compare as text.
export const holdsOn = (post: Post, day: string): boolean => (!post.from || post.from.slice(0, day.length) <= day) && (!post.to || `${post.to}~` > day)
