// A screen on which the columns of a table stand a hundred pixels apart, so many of them in sight.
import { vi } from 'vitest'

export function inSight(columns: number) {
  const rect = (left: number, right: number) => ({ left, right, top: 0, bottom: 30, width: right - left, height: 30 }) as DOMRect
  return vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    if (this.tagName !== 'TH') return rect(0, columns * 100)
    const at = [...(this.parentElement?.children ?? [])].indexOf(this)
    return rect(at * 100, at * 100 + 100)
  })
}
