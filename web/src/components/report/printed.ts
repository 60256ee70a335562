// A report's text as the parts of a printed page (GB/T 9704): title, headings of four levels, paragraphs, tables and
// the signature. Offsets count code points, as the server's do.
import type { Line, Place } from '@/writing/places'

export type PartKind = 'title' | 'h1' | 'h2' | 'h3' | 'paragraph' | 'caption' | 'signature'

export interface LinePart<T extends Place> {
  kind: PartKind
  line: Line<T>
}
export interface TablePart {
  kind: 'table'
  head: string[]
  rows: string[][]
  start: number
}
export type Part<T extends Place> = LinePart<T> | TablePart

const headings: [RegExp, PartKind][] = [
  [/^[一二三四五六七八九十]+、/, 'h1'],
  [/^（[一二三四五六七八九十]+）/, 'h2'],
  [/^\d+[.．]/, 'h3'],
]
const rule = /^-+( +-+)+$/
const textOf = <T extends Place>(line: Line<T>) => line.pieces.map((piece) => piece.text).join('')
const headingOf = (text: string) => headings.find(([form]) => form.test(text))?.[1]
const isSignature = (text: string) => /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text)

// Columns are as wide as their dashes; a Chinese character takes two.
function cells(text: string, widths: number[]): string[] {
  const out = widths.map(() => '')
  let column = 0
  let at = 0
  const ends: number[] = []
  widths.reduce((sum, width, n) => (ends[n] = sum + width + 2), 0)
  for (const letter of text) {
    while (column < widths.length - 1 && at >= ends[column]) column += 1
    out[column] += letter
    at += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]|[\ud840-\udfff]/.test(letter) ? 2 : 1
  }
  return out.map((cell) => cell.trim())
}

// A cell too long for its column goes on in the next line.
function rowsOf(lines: string[], widths: number[]): string[][] {
  const rows: string[][] = []
  for (const text of lines) {
    const row = cells(text, widths)
    const last = rows[rows.length - 1]
    if (last && row.slice(1).every((cell) => !cell)) last[0] += row[0]
    else rows.push(row)
  }
  return rows
}

export function partsOf<T extends Place>(lines: Line<T>[]): Part<T>[] {
  const parts: Part<T>[] = []
  const texts = lines.map(textOf)
  const last = texts.reduce((found, text, at) => (text.trim() ? at : found), 0)
  for (let at = 0; at <= last; at += 1) {
    const text = texts[at]
    if (!text.trim()) continue
    const dashes = texts.findIndex((one, n) => n > at && n <= at + 3 && rule.test(one))
    if (dashes > at && texts.slice(at, dashes).every((one) => one.includes('  '))) {
      const widths = texts[dashes].split(/ +/).map((one) => one.length)
      let end = dashes + 1
      while (end <= last && texts[end].trim() && !headingOf(texts[end]) && !/[。；]$/.test(texts[end])) end += 1
      const [head] = rowsOf(texts.slice(at, dashes), widths)
      parts.push({ kind: 'table', head, rows: rowsOf(texts.slice(dashes + 1, end), widths), start: lines[at].start })
      at = end - 1
      continue
    }
    const is_caption = texts[at + 1] === '' && texts.slice(at + 2, at + 5).some((one) => rule.test(one))
    const is_signed = at >= last - 1 && isSignature(texts[last])
    const kind = parts.length === 0 ? 'title' : is_caption ? 'caption' : is_signed ? 'signature' : (headingOf(text) ?? 'paragraph')
    parts.push({ kind, line: lines[at] })
  }
  return parts
}

// A heading of the second level runs into its paragraph: only its first sentence is set as a heading.
export const leadLength = (kind: PartKind, text: string): number => {
  if (kind === 'h1') return text.length
  if (kind !== 'h2') return 0
  const end = text.indexOf('。')
  return end < 0 || end > 40 ? 0 : end + 1
}
