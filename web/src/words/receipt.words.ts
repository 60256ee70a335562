import type { Words } from './table'

export default {
  title: ['存证回执', 'Receipt'],
  explain: [
    '这张回执说明：此记录的这一版在存证日志第 {n} 条，日志此后不能悄悄改动。把两个文件留存在本系统之外，日后任何人都可以核验。',
    'It shows that this version of the record is entry {n} of the log, and that the log cannot be changed quietly. Keep both files outside this system; anybody can verify them later.',
  ],
  record: ['记录', 'Record'],
  version: ['版本', 'Version'],
  vkey: ['验证公钥', 'Verification key'],
  proof: ['证明', 'Proof'],
  download_proof: ['下载回执', 'Download the receipt'],
  download_entry: ['下载条目', 'Download the entry'],
  verify_how: ['核验命令', 'To verify'],
} satisfies Words
