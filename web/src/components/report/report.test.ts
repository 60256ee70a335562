import { describe, expect, it } from 'vitest'
import { clerk, openPage } from '@/test-kit/page'

const report = {
  title: '2026年报告',
  unit: '统计局',
  year: 2026,
  as_of: '2026-11-26',
  dated: '2026-11-26',
  text: '2026年报告\n一、会议\n召开支委会11次。\n统计局\n2026年11月26日\n',
  sha256: 'ab',
  sentences: [{ start: 13, end: 22, records: ['meeting-2026-1'] }],
  claims: [{ id: 'c1', start: 18, end: 20, kind: 'count', value: {}, records: ['meeting-2026-1'] }],
}
const replies = {
  'GET /reports': { items: [{ id: 'annual', zh: '年度分析报告', en: 'Annual report', basis: '', public: false, issued: [] }] },
  'GET /reports/annual': report,
  'GET /records/meeting-2026-1': { id: 'meeting-2026-1', number: '会议〔2026〕1号', title: '支委会', happened: '2026-01-05', entry: 1024 },
}

describe('a report', () => {
  it('a sentence shows its records and receipts beside it', async () => {
    const page = await openPage('/reports?year=2026', replies)
    await page.wrapper.find('[data-start="13"]').trigger('click')
    await page.settle()
    const margin = page.test('behind').text()
    expect(margin).toContain('召开支委会11次。')
    expect(margin).toContain('会议〔2026〕1号 支委会')
    expect(margin).toContain('已存证 #1,024')
  })
  it('is issued by who may alone', async () => {
    expect((await openPage('/reports?year=2026', replies)).test('issue').exists()).toBe(false)
    const chief = { ...clerk, rights: { ...clerk.rights, 'reports.issue': 'unit' } }
    expect((await openPage('/reports?year=2026', { ...replies, 'GET /session': chief })).test('issue').exists()).toBe(true)
  })
})
