import { describe, expect, it } from 'vitest'
import { scrollInto } from './in_view'

const box = (left: number, right: number, top = 0, bottom = 30) => {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => ({ left, right, top, bottom, width: right - left, height: bottom - top }) as DOMRect
  return element
}

describe('the chosen one of a strip', () => {
  it('is scrolled to the middle when it is out of sight, to either side or below', () => {
    const strip = box(0, 390)
    scrollInto(strip, box(500, 600))
    expect(strip.scrollLeft).toBe(550 - 195)
    const menu = box(0, 240, 0, 800)
    scrollInto(menu, box(0, 240, 1000, 1030))
    expect(menu.scrollTop).toBe(1015 - 400)
  })
  it('in sight it stays where it is', () => {
    const strip = box(0, 390)
    scrollInto(strip, box(100, 200))
    expect(strip.scrollLeft).toBe(0)
  })
})
