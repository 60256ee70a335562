import { describe, expect, it, vi } from 'vitest'
import { onEnter } from './enter'

const press = (init: KeyboardEventInit & { keyCode?: number }) => {
  const act = vi.fn()
  onEnter(new KeyboardEvent('keydown', init), act)
  return act.mock.calls.length
}

describe('Enter', () => {
  it('acts', () => expect(press({ key: 'Enter' })).toBe(1))
  it('does nothing while an input method composes: there it chooses a word', () => {
    expect(press({ key: 'Enter', isComposing: true })).toBe(0)
    expect(press({ key: 'Enter', keyCode: 229 })).toBe(0)
  })
  it('is the only key that acts', () => expect(press({ key: 'a' })).toBe(0))
})
