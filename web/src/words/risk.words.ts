import type { Words } from './table'

export default {
  chart: ['各等级风险点数量', 'Risk points by level'],
  level: ['风险等级', 'Level'],
  unset: ['未定级', 'no level'],
  table: ['等级和科室', 'By level and section'],
  section_none: ['未注明科室', 'no section'],
  list: ['风险点', 'Risk points'],
  empty: ['还没有登记廉政风险点', 'No risk points yet'],
  empty_hint: ['逐岗排查：写明风险表现、等级、防控措施和责任人。', 'Go through the posts: the risk, its level, the controls, and who answers for them.'],
  start: ['排查一个风险点', 'Record a risk point'],
} satisfies Words
