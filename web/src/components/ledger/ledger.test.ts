import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openPage } from '@/test-kit/page'

// The golden log that the program's own tests read.
const log = join(process.cwd(), '../tests/ledger/data/wide')
const checkpoint = readFileSync(join(log, 'checkpoint'), 'utf8')
const vkey = readFileSync(join(log, 'vkey'), 'utf8').trim()
const [origin, size] = checkpoint.split('\n')
const now = { origin, size: Number(size), checkpoint, vkey, at: '2026-11-26T08:00:00Z', log: '/log/1' }

async function open(change: (path: string, bytes: Uint8Array) => void = () => undefined, kept?: object) {
  const page = await openPage('/ledger', { 'GET /ledger': now })
  if (kept) localStorage.setItem('jishi.checkpoints', JSON.stringify(kept))
  const api = globalThis.fetch
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!url.startsWith('log/1/')) return api(url, init)
    const bytes = new Uint8Array(readFileSync(join(log, url.slice('log/1/'.length))))
    change(url, bytes)
    return new Response(bytes)
  })
  return page
}
const verdicts = async (page: Awaited<ReturnType<typeof open>>) => {
  await page.press('verify-here')
  await vi.waitFor(() => expect(page.test('verdicts').exists()).toBe(true), 4000)
  return page.wrapper.findAll('[data-verdict]').map((one) => [one.attributes('data-verdict'), one.text()])
}

describe('the ledger verified in the browser', () => {
  it('a log as it was made holds, and its checkpoint is kept for the next visit', async () => {
    const page = await open()
    const found = await verdicts(page)
    expect(found.filter(([verdict]) => verdict === 'failed')).toEqual([])
    expect(found.map(([, text]) => text).join()).toContain('树根与锚点一致')
    await page.settle()
    expect(page.text()).toContain(`${size} 条`)
    await page.press('verify-here') // the verdicts of the first time stand there until the new ones come
    await vi.waitFor(() => expect(page.test('verdicts').text()).toContain('此前的条目没有改写'), 4000)
  })
  it('a tile with one changed bit fails', async () => {
    const page = await open((path, bytes) => {
      if (path.includes('/tile/')) bytes[5] ^= 1
    })
    expect((await verdicts(page)).filter(([verdict]) => verdict === 'failed').length).toBeGreaterThan(0)
    expect(page.text()).toContain('还没有。核验通过后自动留存')
  })
})
