// Where a case is handled: findings of an inspection have a page of their own, all else the handling page.
import type { RouteLocationRaw } from 'vue-router'

export const caseAddress = (id: string): RouteLocationRaw => ({ name: /^finding-\d{4}-\d+$/.test(id) ? 'finding' : 'case', params: { id } })
