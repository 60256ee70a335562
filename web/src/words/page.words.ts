// Titles of pages: of the menu, the tabs and the breadcrumb.
import type { Words } from './table'

export default {
  workbench: ['工作台', 'Workbench'],
  cases: ['办理件', 'Cases'],
  case_new: ['发起办理', 'Start a case'],
  case: ['办理', 'Case'],
  calendar: ['日历', 'Calendar'],
  duties: ['责任清单', 'Duties'],
  registers: ['台账', 'Registers'],
  register: ['台账', 'Register'],
  record: ['记录', 'Record'],
  record_new: ['新增记录', 'New record'],
  record_amend: ['更正记录', 'Amend record'],
  import: ['导入台账', 'Import registers'],
  talks: ['谈话矩阵', 'Talk matrix'],
  risks: ['廉政风险点', 'Risk points'],
  search: ['搜索', 'Search'],
  sign_in: ['登录', 'Sign in'],
  set_up: ['首次设置', 'Set-up'],
  invite: ['接受邀请', 'Invitation'],
  account: ['我的账户', 'My account'],
  receipt: ['存证回执', 'Receipt'],
  not_found: ['没有这个页面', 'No such page'],
} satisfies Words
