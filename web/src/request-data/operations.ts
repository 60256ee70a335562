// What each request of the API is for, in both languages, as the API's own description says it. Asked once.
import { get } from './request'

interface OpenApi {
  paths: Record<string, Record<string, { operationId?: string; summary?: string }>>
}
export type Operations = Record<string, { zh: string; en: string } | undefined>

export function operationsOf(api: OpenApi): Operations {
  const all = Object.values(api.paths).flatMap((methods) => Object.values(methods))
  return Object.fromEntries(
    all.map(({ operationId = '', summary = '' }) => {
      const [zh, en = zh] = summary.split(' / ')
      return [operationId, { zh, en }]
    }),
  )
}

let asked: Promise<Operations> | undefined
export function getOperations(): Promise<Operations> {
  asked ??= get<OpenApi>('/openapi.json').then(operationsOf)
  asked.catch(() => (asked = undefined))
  return asked
}
