import type { Words } from './table'

export default {
  choose: ['选择台账文件（xlsx 或 csv）', 'Choose a register file (xlsx or csv)'],
  drop: ['或把文件拖到这里', 'or drop it here'],
  check: ['先检查', 'Check first'],
  checking: ['正在检查', 'Checking'],
  import: ['导入', 'Import'],
  hint: ['先检查全部行，有一处错误就一条也不导入，并把原表加上错误列退回。', 'All rows are checked first. If one is wrong nothing is imported, and your sheet comes back with a column of errors.'],
  sound: ['检查通过：将新登记 {filed} 条，更正 {amended} 条，{unchanged} 条没有变化。', 'All sound: {filed} to be filed, {amended} amended, {unchanged} unchanged.'],
  done: ['已导入：新登记 {filed} 条，更正 {amended} 条，{unchanged} 条没有变化。', 'Imported: {filed} filed, {amended} amended, {unchanged} unchanged.'],
  problems: ['有 {n} 处要改，没有导入任何一条', '{n} things to correct; nothing was imported'],
  returned: ['下载退回的表格', 'Download the returned sheet'],
  file: ['文件', 'File'],
  sheet: ['工作表', 'Sheet'],
  row: ['行', 'Row'],
  column: ['列', 'Column'],
  what: ['问题', 'Problem'],
  templates: ['空白模板', 'Blank templates'],
  year_hint: ['没有写年份的日期按此年度理解', 'Dates without a year are of this year'],
} satisfies Words
