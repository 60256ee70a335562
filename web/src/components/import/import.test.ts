import { describe, expect, it } from 'vitest'
import { openPage, Status } from '@/test-kit/page'

const sound = { files: [], filed: 3, amended: 1, unchanged: 0, problems: [] }
const problem = { file: '会议.csv', sheet: '', row: 4, column: '日期', what: '看不懂这个日期', remedy: '写作 2026年1月5日' }

async function choose(page: Awaited<ReturnType<typeof openPage>>) {
  const field = page.test('import-file')
  Object.defineProperty(field.element, 'files', { value: [new File(['日期\n'], '会议.csv')] })
  await field.trigger('change')
  await page.settle()
}

describe('an import', () => {
  it('is checked first and nothing is taken before it is said', async () => {
    const page = await openPage('/import', { 'POST /imports': sound })
    await choose(page)
    expect(page.sent.filter((sent) => sent.path === '/imports').map((sent) => sent.query)).toEqual([{ name: '会议.csv', year: '2026', dry_run: 'true' }])
    expect(page.test('import-sound').text()).toContain('将新登记 3 条')
    await page.press('import-go')
    expect(page.sent.filter((sent) => sent.path === '/imports').pop()?.query.dry_run).toBe('false')
    expect(page.test('import-done').text()).toContain('新登记 3 条')
  })
  it('one mistake: every problem is shown, the sheet comes back, and there is nothing to press', async () => {
    const page = await openPage('/import', { 'POST /imports': new Status(422, { ...sound, code: 'import.refused', reasons: [{ code: 'import.refused', zh: '没有导入', en: '', remedy_zh: '', remedy_en: '' }], problems: [problem], returned: '/api/v1/imports/i1/returned.xlsx' }) })
    await choose(page)
    expect(page.test('import-problems').text()).toContain('写作 2026年1月5日')
    expect(page.test('import-returned').attributes('href')).toBe('api/v1/imports/i1/returned.xlsx')
    expect(page.test('import-go').exists()).toBe(false)
  })
})
