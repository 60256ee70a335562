import type { Words } from './table'

export default {
  words: ['关键词，空格分开', 'Words, parted by spaces'],
  found: ['找到 {n} 条', '{n} found'],
  none: ['没有找到“{q}”', 'Nothing found for “{q}”'],
  none_hint: ['试试更短的词，或编号的一部分，如 会议〔2026〕3号。', 'Try shorter words or part of a number.'],
  begin: ['输入编号、标题或内容中的词', 'Enter words of a number, title or text'],
  begin_hint: ['涉密内容不在搜索范围内。', 'Confidential content is not searched.'],
  more: ['更多', 'More'],
} satisfies Words
