import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage, type Sent } from '@/test-kit/page'

const text = '全年开会3次。\n点击购买本文'
const check = {
  document: { name: 'r.txt', characters: 14, unit: '统计局', year: 2026, sha256: '' },
  claims: [
    { id: 'c1', start: 4, end: 6, text: '3次', section: '', kind: 'count', verdict: 'contradicted', records: ['meeting-2026-1'], reason: '记录为2次' },
    { id: 'c2', start: 0, end: 2, text: '全年', section: '', kind: 'period', verdict: 'supported', records: [], reason: '' },
  ],
  defects: [{ id: 'd1', start: 8, end: 14, text: '点击购买本文', kind: 'advertising', severity: 'error', reason: '出售文稿的广告', suggestion: '删去' }],
  copied: [],
  summary: { claims: { supported: 1, contradicted: 1, unrecorded: 0, unchecked: 0 }, defects: { advertising: 1 }, copied_share: 0 },
}

afterEach(() => vi.unstubAllGlobals())
const hand = async (page: Awaited<ReturnType<typeof openPage>>) => {
  const field = page.test('drop-file')
  Object.defineProperty(field.element, 'files', { value: [new File([text], 'r.txt', { type: 'text/plain' })] })
  await field.trigger('change')
  await page.settle()
}

describe('a report handed in', () => {
  it('is shown marked up; a mark tells its reason and records, a filter leaves its kind alone', async () => {
    const page = await openPage('/check', { 'POST /checks': { check, text }, 'GET /records/meeting-2026-1': { id: 'meeting-2026-1', number: '会议〔2026〕1号', title: '支委会', happened: '2026-01-05', entry: 3 } })
    await hand(page)
    expect((page.sent.find((sent: Sent) => sent.path === '/checks') as Sent).query.name).toBe('r.txt')
    expect(page.test('marked').findAll('mark').map((mark) => mark.attributes('data-mark'))).toEqual(['c2', 'c1', 'd1'])
    await page.wrapper.find('[data-mark="c1"]').trigger('keydown', { key: 'Enter' })
    await page.settle()
    expect(page.test('why').text()).toContain('不符')
    expect(page.test('why').text()).toContain('记录为2次')
    expect(page.test('why').text()).toContain('会议〔2026〕1号 支委会')
    expect(page.test('side-close').exists()).toBe(true)
    await page.press('only-defect')
    expect(page.test('marked').findAll('mark').map((mark) => mark.attributes('data-mark'))).toEqual(['d1'])
    expect(page.test('marked').text()).toContain('全年开会3次。')
  })
  it('is judged by the year and the day that were asked', async () => {
    const page = await openPage('/check', { 'POST /checks': { check, text } })
    await page.type('check-year', '2026')
    await page.type('check-as-of', '6月30日')
    await page.test('check-as-of').find('input').trigger('blur')
    await hand(page)
    expect(page.sent.find((sent) => sent.path === '/checks')?.query).toEqual({ name: 'r.txt', year: '2026', as_of: '2026-06-30' })
  })
  it('on a narrow screen the explanation comes up as a sheet, and goes back to the place it is about', async () => {
    const page = await openPage('/check', { 'POST /checks': { check, text }, 'GET /records/meeting-2026-1': { number: '会议〔2026〕1号', title: '支委会', happened: '2026-01-05', entry: 3 } })
    await hand(page)
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined)
    await page.wrapper.find('[data-mark="c1"]').trigger('click')
    await page.settle()
    expect(page.test('side').classes()).toContain('open')
    expect(scrolled).toHaveBeenCalled()
    expect(document.activeElement?.getAttribute('data-test')).toBe('side-close')
    await page.press('side-close')
    expect(page.test('side').classes()).not.toContain('open')
    expect(document.activeElement?.getAttribute('data-mark')).toBe('c1')
    vi.restoreAllMocks()
  })
})
