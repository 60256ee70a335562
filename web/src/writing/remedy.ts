// Some remedies name commands and options, for those who sit at the server; on a page those parts say nothing.
const command = /(^|[\s：:（(])--\w|(^|[\s：:“])jishi \w/
const parting = /(；|; |，(?=或)|, (?=or ))/

export function forPages(remedy: string): string {
  const parts = remedy.split(parting) // clauses, each followed by what parts it from the next
  let out = ''
  for (let at = 0; at < parts.length; at += 2) if (!command.test(parts[at])) out += (out && at > 0 ? parts[at - 1] : '') + parts[at]
  return out
}
