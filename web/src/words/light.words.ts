import type { Words } from './table'

export default {
  done: ['已完成', 'done'],
  late: ['逾期完成', 'done late'],
  near: ['临近', 'due soon'],
  overdue: ['逾期', 'overdue'],
  open: ['未到期', 'not yet due'],
} satisfies Words
