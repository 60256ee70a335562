// Some remedies name commands and options, for those who sit at the server; on a page those parts say nothing.
import { t } from '@/words/words'

const command = /(^|[\s：:（(])--\w|(^|[\s：:“])jishi \w/
const parting = /(；|; |，(?=或)|, (?=or ))/
// What can be followed only where the files lie; on a page something else helps.
const instead: Record<string, string> = { 'import.note-evidence': 'import.remedy_evidence', 'package.not-attached': 'import.remedy_evidence' }

export function forPages(remedy: string, code = ''): string {
  if (instead[code]) return t(instead[code])
  const parts = remedy.split(parting) // clauses, each followed by what parts it from the next
  let out = ''
  for (let at = 0; at < parts.length; at += 2) if (!command.test(parts[at])) out += (out && at > 0 ? parts[at - 1] : '') + parts[at]
  return out
}
