import type { Words } from './table'

export default {
  must_do: ['我要办什么', 'What must I do'],
  turns_red: ['什么将变红', 'What turns red'],
  changed: ['有什么变化', 'What changed'],
  areas: ['各领域状态灯（{year}年）', 'Lights by area, {year}'],
  no_todo: ['没有待办的事项', 'Nothing waits for you'],
  no_todo_hint: ['需要您办理的环节会出现在这里。', 'Steps that are yours to take appear here.'],
  no_red: ['没有由您办理、一个月内将变红的事项', 'Nothing that is yours to do turns red within a month'],
  no_business: ['您的账号没有办理业务的角色。管理员的工作在左侧“系统”中；需要办理业务的，请安全管理员授予角色。', 'This account has no role of the office’s work. An administrator’s work is under “System” on the left; for the office’s work ask the security administrator for a role.'],
  no_changed: ['还没有登记', 'Nothing is recorded yet'],
  no_changed_hint: ['从登记第一条记录或导入台账开始。', 'Begin with a first record, or import a register.'],
  by: ['{by} {at}', '{by}, {at}'],
  filed: ['新登记', 'filed'],
  amended: ['更正', 'amended'],
  stepped: ['办理', 'step taken'],
  see_all: ['查看全部', 'See all'],
} satisfies Words
