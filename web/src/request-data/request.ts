// The one way to the server. Paths are those of the contract without /api/v1; a refusal is thrown as Refused
// with all its reasons. A write that got no answer is sent again under the same Idempotency-Key.
import { networkReason, type Problem, type Reason } from './problem'

export class Refused extends Error {
  constructor(
    readonly status: number, // 0: no answer
    readonly code: string,
    readonly reasons: Reason[],
    readonly request: string,
    readonly body: unknown, // of a 422 that carries more than reasons (imports)
  ) {
    super(reasons.map((reason) => reason.zh).join('；') || code)
  }
}

export interface Answer<T> {
  data: T
  etag: string
  headers: Headers
}

export type Query = Record<string, string | number | boolean | string[] | undefined | null>

export interface Ask {
  query?: Query
  body?: unknown // a value is sent as JSON, a Blob as it is
  etag?: string // If-Match
  signal?: AbortSignal
}

let csrf = ''
export function useCsrf(value: string) {
  csrf = value
}

let signedOut: (why: Reason) => void = () => undefined
export function onSignedOut(what: (why: Reason) => void) {
  signedOut = what
}

// Relative: the pages and the API may stand under any path.
export const apiRoot = 'api/v1'

export function address(path: string, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  )
  return apiRoot + path + (parts.length ? `?${parts.join('&')}` : '')
}

// An address out of an answer ("/api/v1/…") as one relative to the pages.
export const relative = (url: string): string => url.replace(/^\//, '')

// No crypto.randomUUID: it is missing over plain HTTP and before Chrome 92.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const unanswered = new Map<string, string>()

export async function ask<T>(method: string, path: string, { query, body, etag, signal }: Ask = {}): Promise<Answer<T>> {
  const url = address(path, query)
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  const sent = body instanceof Blob ? body : body === undefined ? undefined : JSON.stringify(body)
  if (sent !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type || 'application/octet-stream' : 'application/json'
  if (etag) headers['If-Match'] = etag
  const write = method !== 'GET'
  const intention = `${method} ${url} ${typeof sent === 'string' ? sent : ''}`
  if (write) {
    if (csrf) headers['X-CSRF-Token'] = csrf
    const key = (typeof sent === 'object' ? undefined : unanswered.get(intention)) ?? newKey()
    unanswered.set(intention, key)
    headers['Idempotency-Key'] = key
  }
  let answer: Response
  try {
    answer = await fetch(url, { method, headers, body: sent, signal, credentials: 'same-origin' })
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw new Refused(0, 'network', [networkReason], '', undefined)
  }
  unanswered.delete(intention)
  const media = answer.headers.get('Content-Type') ?? ''
  const is_json = /json/.test(media)
  const is_file = /zip|octet-stream/.test(media)
  const data: unknown = answer.status === 204 ? undefined : is_json ? await answer.json() : is_file ? await answer.blob() : await answer.text()
  if (answer.ok) return { data: data as T, etag: answer.headers.get('ETag') ?? '', headers: answer.headers }
  const problem = (is_json ? data : {}) as Partial<Problem>
  const reasons = problem.reasons?.length ? problem.reasons : [statusReason(answer.status, problem)]
  if (answer.status === 401 && path !== '/session') signedOut(reasons[0])
  throw new Refused(answer.status, problem.code ?? reasons[0].code, reasons, problem.request ?? '', data)
}

function statusReason(status: number, problem: Partial<Problem>): Reason {
  const title = problem.title ?? `HTTP ${status}`
  return { code: problem.code ?? `http.${status}`, zh: title, en: title, remedy_zh: '', remedy_en: '' }
}

export const get = async <T>(path: string, query?: Query, signal?: AbortSignal) => (await ask<T>('GET', path, { query, signal })).data
export const post = async <T>(path: string, body?: unknown, query?: Query) => (await ask<T>('POST', path, { body, query })).data
