import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, ask, onSignedOut, Refused, relative } from './request'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })
const keys = (fetched: ReturnType<typeof vi.fn>) => fetched.mock.calls.map(([, init]) => (init as { headers: Record<string, string> }).headers['Idempotency-Key'])
afterEach(() => vi.unstubAllGlobals())

describe('a request', () => {
  it('a write that got no answer goes again under the same key; another write has another', async () => {
    const fetched = vi.fn().mockRejectedValueOnce(new TypeError('lost')).mockImplementation(async () => json(200, {}))
    vi.stubGlobal('fetch', fetched)
    await expect(ask('POST', '/records', { body: { a: 1 } })).rejects.toMatchObject({ status: 0, code: 'network' })
    await ask('POST', '/records', { body: { a: 1 } })
    await ask('POST', '/records', { body: { a: 1 } })
    const [lost, again, later] = keys(fetched)
    expect(again).toBe(lost)
    expect(later).not.toBe(lost)
  })
  it('a read carries neither key nor CSRF value', async () => {
    const fetched = vi.fn(async () => json(200, {}))
    vi.stubGlobal('fetch', fetched)
    await ask('GET', '/records')
    expect(Object.keys((fetched.mock.calls[0] as unknown as [string, { headers: object }])[1].headers)).toEqual(['Accept'])
  })
  it('a refusal keeps every reason and the number of the request', async () => {
    const reasons = [1, 2].map((n) => ({ code: `c.${n}`, zh: `${n}`, en: '', remedy_zh: '', remedy_en: '' }))
    vi.stubGlobal('fetch', async () => json(422, { code: 'c.1', request: 'r-9', reasons }))
    const refused = await ask('POST', '/records', { body: {} }).catch((failure: unknown) => failure as Refused)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({ status: 422, code: 'c.1', request: 'r-9', reasons })
  })
  it('an ended session is told once it is noticed, but not by the question who I am', async () => {
    const told = vi.fn()
    onSignedOut(told)
    vi.stubGlobal('fetch', async () => json(401, { code: 'account.displaced', reasons: [] }))
    await ask('GET', '/session').catch(() => undefined)
    expect(told).not.toHaveBeenCalled()
    await ask('GET', '/records').catch(() => undefined)
    expect(told).toHaveBeenCalledOnce()
    expect(told.mock.calls[0][0]).toMatchObject({ code: 'account.displaced' })
    onSignedOut(() => undefined)
  })
  it('addresses are relative, and what is empty is left out', () => {
    expect(address('/records', { q: '会议 1', year: 2026, person: '', section: undefined })).toBe('api/v1/records?q=%E4%BC%9A%E8%AE%AE%201&year=2026')
    expect(relative('/api/v1/imports/i1/returned.xlsx')).toBe('api/v1/imports/i1/returned.xlsx')
  })
})
