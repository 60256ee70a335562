// The five kinds of work that the chief does not supervise directly, and who does on a day.
import type { Post } from '@/request-data/posts'

export const areas = ['财务', '人事', '工程建设', '行政审批', '物资采购'] as const
export const areas_en: Record<string, string> = { 财务: 'finance', 人事: 'personnel', 工程建设: 'construction', 行政审批: 'approvals', 物资采购: 'procurement' }

export type Standing = 'ok' | 'chief' | 'none'
export interface AreaRow {
  area: string
  people: string[]
  standing: Standing
}

export function areasOf(posts: Post[]): AreaRow[] {
  return areas.map((area) => {
    const under = posts.filter((post) => post.supervised_work.split(/[、，,；;\s]+/).some((work) => work.includes(area)))
    const standing = under.some((post) => post.chief) ? 'chief' : under.length ? 'ok' : 'none'
    return { area, people: (standing === 'chief' ? under.filter((post) => post.chief) : under).map((post) => post.person), standing }
  })
}
