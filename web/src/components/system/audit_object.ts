// What a line of the audit trail is about, out of what it names: an account, a record, a part of the program. Never its id.
import type { Account, AuditLine } from '@/request-data/accounts'

export type AuditObject =
  | { kind: 'account'; account: Account | undefined }
  | { kind: 'record'; id: string; type: string; year: string; n: string; all: number }
  | { kind: 'session' | 'token' | 'policy' | 'own' | 'other' }
  | { kind: 'identity'; value: string } // that a provider vouched for, and no account fits
  | { kind: 'request'; operation: string } // what was asked and refused
  | { kind: 'place'; word: string; type?: string; outline?: string; year?: number } // a part of the program

const record_id = /^([a-z][a-z-]*)-(\d{4})-(\d+)$/
// Words of system.audit_…, by the first part of the path.
const places = ['records', 'cases', 'duties', 'registers', 'imports', 'reports', 'ledger', 'backup', 'xray', 'talk-matrix', 'reminders', 'search', 'audit', 'rights'] as const

// A record's number as the office writes it.
export const numberOf = (word: string, { year, n }: { year: string; n: string }): string => `${word}〔${year}〕${n}号`

const recordOf = (id: string, all: number): AuditObject | undefined => {
  const match = record_id.exec(id)
  return match ? { kind: 'record', id, type: match[1], year: match[2], n: match[3], all } : undefined
}

export function objectOf(line: Pick<AuditLine, 'kind' | 'object' | 'account' | 'details'>, accounts: Account[]): AuditObject {
  const { object } = line
  const details = (line.details ?? {}) as { records?: unknown; type?: unknown; year?: unknown; identity?: unknown }
  const all = Array.isArray(details.records) ? details.records.length : 0
  if (typeof details.identity === 'string') return { kind: 'identity', value: details.identity }
  if (line.kind === 'access.refused') return { kind: 'request', operation: object }
  if (line.kind.startsWith('token.')) return { kind: 'token' }
  if (line.kind === 'policy.changed') return { kind: 'policy' }
  if (line.kind.startsWith('signed.') || line.kind === 'session.ended') return { kind: 'session' }
  const record = recordOf(object, all)
  if (record) return record
  if (object.startsWith('/')) {
    const [, place, part] = object.split('/')
    const inside = part ? recordOf(decodeURIComponent(part), 0) : undefined
    if (inside) return inside
    const known = places.find((one) => one === place)
    if (!known) return { kind: 'other' }
    return {
      kind: 'place',
      word: known,
      type: typeof details.type === 'string' ? details.type : known === 'registers' ? part : undefined,
      outline: known === 'reports' ? part : undefined,
      year: typeof details.year === 'number' ? details.year : undefined,
    }
  }
  if (/^u\d+$/.test(object)) return { kind: 'account', account: accounts.find((one) => one.id === object) }
  if (!object && /^u\d+$/.test(line.account)) return { kind: 'own' }
  return { kind: 'other' }
}
