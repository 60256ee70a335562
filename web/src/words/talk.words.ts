import type { Words } from './table'

export default {
  half: ['时段', 'Half'],
  first: ['上半年', 'First half'],
  second: ['下半年', 'Second half'],
  whole: ['全年', 'Whole year'],
  caption: ['行是谈话人，列是谈话对象', 'Rows talk, columns are talked to'],
  talker: ['谈话人', 'Talks'],
  record_it: ['登记谈话：{row} 与 {column}', 'Record the talk of {row} with {column}'],
  add: ['登记', 'Record'],
  empty: ['还没有应谈的话', 'No talks are owed'],
  empty_hint: ['谁与谁谈话由分工算出；先在机构人员台账登记分管关系。', 'Who owes whom comes from the division of work; record it in the register of posts first.'],
  none: ['不需谈话', 'none owed'],
} satisfies Words
