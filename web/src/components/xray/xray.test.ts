import { describe, expect, it } from 'vitest'
import { openPage } from '@/test-kit/page'

const summary = { error: 0, warning: 0, note: 0 }
const finding = { severity: 'warning', check: 'c', zh: '检查项', en: 'check', record: 'meeting-2026-3', number: '会议〔2026〕3号', title: '会', code: 'x', reason: '没有佐证', remedy: '补上', basis: '' }
const registers = (count: number, open = 0) => ({ items: [{ id: 'meeting', zh: '会议', en: 'Meetings', count, open }, { id: 'talk', zh: '谈话', en: 'Talks', count: 0, open: 0 }] })

describe('the X-ray', () => {
  it('of a year without any record says that there is nothing to judge', async () => {
    const page = await openPage('/xray?year=2020', { 'GET /xray': { unit: '', year: 2020, summary, findings: [] }, 'GET /registers': registers(0) })
    expect(page.test('empty').text()).toContain('2020年没有任何记录，无从体检')
    expect(page.test('empty').find('a').attributes('href')).toBe('/registers?year=2020')
    expect(page.sent.find((sent) => sent.path === '/registers')?.query.year).toBe('2020')
  })
  it('of a year whose records keep all checks says that nothing is to be mended; a case on its way is a record', async () => {
    for (const of of [registers(3), registers(0, 1)]) {
      const page = await openPage('/xray?year=2026', { 'GET /xray': { unit: '', year: 2026, summary, findings: [] }, 'GET /registers': of })
      expect(page.test('empty').text()).toContain('没有要改正的')
      page.wrapper.unmount()
    }
  })
  it('a kind of finding is shown alone when it is pressed', async () => {
    const page = await openPage('/xray?year=2026', { 'GET /xray': { unit: '', year: 2026, summary: { ...summary, warning: 1 }, findings: [finding] } })
    expect(page.test('severity-warning').text()).toContain('1')
    await page.press('severity-error')
    expect(page.path()).toContain('severity=error')
    expect(page.test('xray').exists()).toBe(false)
    await page.press('severity-warning')
    expect(page.test('xray').findAll('li').length).toBe(1)
  })
})
