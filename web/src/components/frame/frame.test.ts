import { afterEach, describe, expect, it, vi } from 'vitest'
import { useTabs } from '@/frame/tabs'
import { clerk, openPage, unit } from '@/test-kit/page'

afterEach(() => vi.restoreAllMocks())

describe('the frame', () => {
  it('the open page stays in sight among the tabs', async () => {
    const page = await openPage('/account', { 'GET /sessions': { items: [] }, 'GET /unit': unit })
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      const [left, right] = this.classList.contains('tab') ? [800, 900] : [0, 390]
      return { left, right, top: 0, bottom: 30, width: right - left, height: 30 } as DOMRect
    })
    useTabs().name('/account', '名称更长的页')
    await page.settle()
    expect((page.test('tabs').element as HTMLElement).scrollLeft).toBe(850 - 195)
  })
  it('whom to tell stands below only when the office has given an address, and is a link', async () => {
    const replies = { 'GET /sessions': { items: [] } }
    const without = await openPage('/account', replies)
    expect(without.test('feedback').exists()).toBe(false)
    for (const [feedback, shown] of [['mailto:bangongshi@example.gov.cn', true], ['https://oa.example/feedback', true], ['javascript:alert(1)', false]] as const) {
      const page = await openPage('/account', { ...replies, 'GET /session': { ...clerk, feedback } })
      expect(page.test('feedback').exists()).toBe(shown)
      if (shown) expect(page.test('feedback').find('a').attributes('href')).toBe(feedback)
      page.wrapper.unmount()
    }
  })
})
