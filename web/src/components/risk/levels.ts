// Risk points counted by level and section: what the chart and its table show.
import type { RecordItem } from '@/request-data/records'

export interface LevelCounts {
  levels: string[]
  sections: string[]
  count: (level: string, section: string) => number
  total: (level: string) => number
}

const grave = ['高', '一级', '较高', '中', '二级', '一般', '低', '三级']
const order = (level: string) => {
  const at = grave.findIndex((word) => level.startsWith(word))
  return at < 0 ? grave.length : at
}

export function levelsOf(records: RecordItem[], section_of: (record: RecordItem) => string): LevelCounts {
  const level_of = (record: RecordItem) => record.values?.level ?? ''
  const distinct = (list: string[]) => [...new Set(list)]
  const levels = distinct(records.map(level_of)).sort((a, b) => (a === '' ? 1 : b === '' ? -1 : order(a) - order(b)))
  const sections = distinct(records.map(section_of)).sort()
  const count = (level: string, section: string) => records.filter((record) => level_of(record) === level && section_of(record) === section).length
  return { levels, sections, count, total: (level) => records.filter((record) => level_of(record) === level).length }
}
