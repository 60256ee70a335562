import type { Words } from './table'

export default {
  page: ['体检', 'X-ray'],
  lead: ['{year}年台账和办理件中要改正的：错误 {error}，警告 {warning}，提示 {note}', 'To be mended in {year}: {error} errors, {warning} warnings, {note} notes'],
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  note: ['提示', 'note'],
  severity: ['程度', 'Severity'],
  check: ['检查项', 'Check'],
  what: ['问题', 'What is wrong'],
  record: ['记录', 'Record'],
  mend: ['去改正', 'Mend'],
  explain: ['去说明', 'Explain'],
  explained: ['已说明：{text}', 'Explained: {text}'],
  withdrawn: ['办理件已撤回：{text}', 'The case was withdrawn: {text}'],
  blank: ['{year}年没有任何记录，无从体检', 'Nothing to judge: {year} has no records'],
  blank_hint: ['没有发现问题不等于符合要求；先登记或导入这一年的台账。', 'That nothing was found does not mean that all is well. Enter or import the year’s registers first.'],
  none: ['没有要改正的', 'Nothing is to be mended'],
  none_hint: ['台账和办理件都符合检查项。', 'Records and cases keep all the checks.'],
  only: ['只看', 'Show'],
} satisfies Words
