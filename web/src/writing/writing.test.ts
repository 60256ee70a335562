import { describe, expect, it } from 'vitest'
import { instantText, spanText } from './dates'
import { count, size } from './numbers'
import { typedDay } from './typed_day'

describe('dates', () => {
  it.each([
    ['2026-01-05', '2026年1月5日', '5 Jan 2026'],
    ['2026-Q3', '2026年第三季度', 'Q3 2026'],
    ['2026-H1', '2026年上半年', 'first half of 2026'],
    ['2026-03', '2026年3月', 'Mar 2026'],
    ['2026-03..2026-05', '2026年3月至2026年5月', 'Mar 2026 – May 2026'],
    ['2026', '2026年', '2026'],
    ['', '', ''],
  ])('%s is read as %s and %s', (iso, zh, en) => {
    expect(spanText(iso, 'zh-CN')).toBe(zh)
    expect(spanText(iso, 'en')).toBe(en)
  })
  it('an instant is told in the time of Shanghai, wherever the browser is', () => {
    expect(instantText('2026-11-26T16:06:56.338732Z', 'zh-CN')).toBe('2026年11月27日 00:06')
  })
  it.each([
    ['1月5日', '2026-01-05'],
    ['1.5', '2026-01-05'],
    ['2025/12/31', '2025-12-31'],
    ['20260105', '2026-01-05'],
    ['今天', '2026-11-26'],
    ['2月30日', undefined],
    ['第三季度', undefined],
  ])('typed %s is %s', (typed, day) => expect(typedDay(typed, '2026-11-26')).toBe(day))
})

describe('numbers', () => {
  it('thousands are parted', () => expect([count(7), count(1024), count(1234567)]).toEqual(['7', '1,024', '1,234,567']))
  it('sizes have their unit', () => expect([size(500), size(2048), size(5 * 1024 * 1024)]).toEqual(['500 B', '2.0 KB', '5.0 MB']))
})
