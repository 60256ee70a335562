import { describe, expect, it } from 'vitest'
import { outOfSight, scrolling } from './sideways'

const between = (left: number, right: number) => {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => ({ left, right, top: 0, bottom: 30, width: right - left, height: 30 }) as DOMRect
  return element
}
const columns = [0, 200, 400, 600, 800].map((left) => between(left, left + 200))

describe('columns out of sight', () => {
  it('are those to the right of the box, and those scrolled away to its left', () => {
    expect(outOfSight(between(0, 1000), columns)).toBe(0)
    expect(outOfSight(between(0, 650), columns)).toBe(2)
    expect(outOfSight(between(350, 1000), columns)).toBe(2)
  })
  it('the column that stays at the right is none of them, but where it scrolls with the others it is', () => {
    const box = document.createElement('div')
    box.innerHTML = '<table><thead><tr><th class="at"></th><th>a</th><th class="act" style="position: sticky">b</th></tr></thead></table>'
    document.body.append(box)
    expect(scrolling(box).columns.map((column) => column.textContent)).toEqual(['a'])
    box.querySelector<HTMLElement>('.act')!.style.position = 'static'
    expect(scrolling(box).columns.map((column) => column.textContent)).toEqual(['a', 'b'])
    box.remove()
  })
  it('and those under the column that stays', () => {
    expect(outOfSight(between(0, 1000), columns, 120)).toBe(1)
  })
})
