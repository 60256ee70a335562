// What a password has to keep, as the server will judge it (src/accounts/password.cc). How strict it is the security
// administrator sets and GET /setup tells; until that is there the usual figures hold.
import type { PasswordRules } from '@/request-data/session'

export const usual: PasswordRules = { length: 10, classes: 3 }

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]

export type RuleId = 'length' | 'classes' | 'login'
export interface Rule {
  id: RuleId
  n: number
  kept: boolean | undefined // not known: nobody has said the login
}

export function rulesKept(rules: PasswordRules, password: string, login: string | undefined): Rule[] {
  const name = login?.trim().toLowerCase()
  return [
    { id: 'length', n: rules.length, kept: Array.from(password).length >= rules.length },
    { id: 'classes', n: rules.classes, kept: kinds.filter((kind) => kind.test(password)).length >= rules.classes },
    { id: 'login', n: 0, kept: name ? password !== '' && !password.toLowerCase().includes(name) : undefined },
  ]
}
