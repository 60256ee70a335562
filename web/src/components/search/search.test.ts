import { describe, expect, it } from 'vitest'
import { openPage, type Sent } from '@/test-kit/page'
import { parted } from './parted'

const hit = { kind: 'record', id: 'meeting-2026-3', number: '会议〔2026〕3号', type: 'meeting', type_zh: '会议', title: '<b>研判</b>会', happened: '2026-03-25', excerpt: '…研判…' }

describe('search', () => {
  it('shows what was found as text, with its words marked', async () => {
    const page = await openPage('/search?q=研判', { 'GET /search': { items: [hit], next: null, total: 1 } })
    expect(page.test('found').text()).toBe('找到 1 条')
    expect(page.test('hits').find('a').text()).toBe('<b>研判</b>会')
    expect(page.test('hits').find('a mark').text()).toBe('研判')
    expect(page.test('hits').find('b').exists()).toBe(false)
  })
  it('names the register in English when English is chosen', async () => {
    const page = await openPage('/search?q=研判', { 'GET /search': { items: [hit], next: null, total: 1 }, 'GET /catalogue': (sent: Sent) => ({ items: sent.query.kind === 'record' ? [{ id: 'meeting', kind: 'record', zh: '会议', en: 'Meetings' }] : [] }) }, 'en')
    expect(page.test('hits').find('.row').text()).toContain('Meetings')
  })
  it('asks nothing without words', async () => {
    const page = await openPage('/search')
    expect(page.sent.some((sent) => sent.path === '/search')).toBe(false)
  })
  it('a word is taken as it is written', () => {
    expect(parted('a.b axb', ['a.b'])).toEqual([{ text: 'a.b', hit: true }, { text: ' axb', hit: false }])
  })
})
