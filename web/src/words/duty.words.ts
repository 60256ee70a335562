import type { Words } from './table'

export default {
  area: ['领域', 'Area'],
  holder: ['责任主体', 'Holder'],
  light: ['状态', 'Light'],
  as_of: ['截至 {day}', 'As of {day}'],
  by_area: ['按领域', 'By area'],
  by_holder: ['按责任主体', 'By holder'],
  view: ['排列方式', 'Arranged'],
  met: ['完成 {met} / {required}', '{met} of {required}'],
  window: ['期间', 'Period'],
  due: ['期限', 'Due'],
  evidence: ['佐证记录', 'Records'],
  no_evidence: ['还没有记录', 'None yet'],
  empty: ['没有符合条件的责任事项', 'No duty meets the conditions'],
  empty_hint: ['责任事项由制度目录和机构人员算出；先登记机构人员。', 'Duties come from the catalogue and the posts; record the posts first.'],
  all_holders: ['全部责任主体', 'All holders'],
} satisfies Words
