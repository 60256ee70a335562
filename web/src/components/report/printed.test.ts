import { describe, expect, it } from 'vitest'
import { cut } from '@/writing/places'
import { partsOf } from './printed'

const text = `2026年报告
现将情况报告如下。
一、夯实根基
（一）抓好落实。办结15项。
完成情况

            ● 已完成  ■ 逾期
----------  --------  ------
落实管党治         1       0
党责任方面
政治方向          18       2
二、下一步
（一）按期完成。
临江区统计局
2026年11月26日
`
const shown = partsOf(cut(text, [])).map((part) => (part.kind === 'table' ? [part.kind, part.head, part.rows] : [part.kind, part.line.pieces.map((piece) => piece.text).join('')]))

describe('a report as a printed page', () => {
  it('has title, headings by their numbers, and a signature of two lines', () => {
    expect(shown.map(([kind]) => kind)).toEqual(['title', 'paragraph', 'h1', 'h2', 'caption', 'table', 'h1', 'h2', 'signature', 'signature'])
  })
  it('a table written in columns is one, and a long cell one cell', () => {
    expect(shown[5]).toEqual(['table', ['', '● 已完成', '■ 逾期'], [['落实管党治党责任方面', '1', '0'], ['政治方向', '18', '2']]])
  })
})
