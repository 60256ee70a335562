import { toTheEnd } from './pages'
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
  const records = await toTheEnd((page) => getRecords({ type: 'post', person }, page, signal))
  const out: Post[] = records.map(({ id, fields = {} }) => ({
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
  }))
  return out.sort((a, b) => b.from.localeCompare(a.from))
}

// Days of a span as the register may hold it (2022, 2022-03): its first and last day compare as text.
export const holdsOn = (post: Post, day: string): boolean => (!post.from || post.from.slice(0, day.length) <= day) && (!post.to || `${post.to}~` > day)
