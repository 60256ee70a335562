import { describe, expect, it } from 'vitest'
import { cut } from './places'

const shown = (text: string, places: { start: number; end: number; id: string }[]) => cut(text, places).map((line) => line.pieces.map((piece) => [piece.text, piece.of.map((one) => one.id).join()]))

describe('places in a text', () => {
  it('count code points, so that a rare character is one', () => {
    expect(shown('邱𫖮同志3次', [{ start: 4, end: 6, id: 'a' }])).toEqual([[['邱𫖮同志', ''], ['3次', 'a']]])
  })
  it('that overlap cut the text where either begins or ends, the shortest first', () => {
    expect(shown('abcdef', [{ start: 0, end: 6, id: 'long' }, { start: 2, end: 4, id: 'short' }])).toEqual([[['ab', 'long'], ['cd', 'short,long'], ['ef', 'long']]])
  })
  it('that reach over a line end mark both lines', () => {
    expect(shown('《\n法》x', [{ start: 0, end: 4, id: 'broken' }])).toEqual([[['《', 'broken']], [['法》', 'broken'], ['x', '']]])
  })
  it('no letter is lost', () => {
    const text = '一、\n\n（一）二。\n'
    expect(cut(text, [{ start: 1, end: 5 }]).map((line) => line.pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text)
  })
})
