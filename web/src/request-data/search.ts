import { get } from './request'
import type { Page } from './shapes'

export interface Hit {
  kind: 'case' | 'record'
  id: string
  number: string
  type: string
  type_zh: string
  type_en?: string
  title: string
  happened: string
  excerpt: string
}

export const search = (q: string, page: { limit: number; cursor?: string }, signal?: AbortSignal) => get<Page<Hit>>('/search', { q, ...page }, signal)
