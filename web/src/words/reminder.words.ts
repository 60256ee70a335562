import type { Words } from './table'

export default {
  late: ['逾期 {n} 天', '{n} days overdue | {n} day overdue | {n} days overdue'],
  today: ['今天到期', 'due today'],
  left: ['还有 {n} 天', '{n} days left | {n} day left | {n} days left'],
} satisfies Words
