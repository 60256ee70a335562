import { describe, expect, it } from 'vitest'
import { tables } from './table'

const all = Object.entries(tables).flatMap(([noun, words]) => Object.entries(words).map(([key, pair]) => ({ key: `${noun}.${key}`, zh: pair[0], en: pair[1] })))
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()

const sources = import.meta.glob(['../**/*.vue', '../**/*.ts', '!../**/*.test.ts'], { eager: true, query: '?raw', import: 'default' }) as Record<string, string>
const used = Object.entries(sources).flatMap(([file, text]) => [...text.matchAll(/(?<![\w.])t\(\s*'([\w.-]+)'/g)].map((match) => ({ file, key: match[1] })))

describe('words', () => {
  it('every word has both languages', () => {
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(({ zh, en }) => !zh.trim() || !en.trim())).toEqual([])
  })
  it('no Chinese stands in the English', () => {
    expect(all.filter(({ en }) => /\p{Script=Han}/u.test(en))).toEqual([])
  })
  it('a password is called one thing, a code of the second factor another (GLOSSARY.md)', () => {
    expect(all.filter(({ zh }) => /(?<!动态)口令|动态(码|密码)/.test(zh))).toEqual([])
  })
  it('both languages fill in the same places', () => {
    expect(all.filter(({ zh, en }) => places(zh) !== places(en))).toEqual([])
  })
  it('every word a page asks for exists', () => {
    const known = new Set(all.map(({ key }) => key))
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter(({ key }) => !known.has(key) && !key.endsWith('_') && !key.endsWith('.'))).toEqual([])
  })
  it('no page says Chinese that is not among the words', () => {
    const spoken = Object.entries(sources).filter(([file]) => file.endsWith('.vue'))
      .flatMap(([file, text]) => text.replace(/<!--[\s\S]*?-->/g, '').replace(/\/\/.*$/gm, '').split('\n').filter((line) => /\p{Script=Han}/u.test(line)).map((line) => `${file}: ${line.trim()}`))
    expect(spoken).toEqual([])
  })
})
