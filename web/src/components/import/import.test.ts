import { describe, expect, it } from 'vitest'
import { openPage, Status } from '@/test-kit/page'

const sound = { files: [], filed: 3, amended: 1, unchanged: 0, problems: [] }
const problem = { file: '会议.csv', sheet: '', row: 4, column: '日期', code: 'date.form', what: '看不懂这个日期', what_en: 'no date', remedy: '写作 2026年1月5日', remedy_en: 'write 2026-01-05' }
const wrong = (...problems: object[]) => new Status(422, { ...sound, code: 'import.refused', reasons: [{ code: 'import.refused', zh: '没有导入', en: '', remedy_zh: '', remedy_en: '' }], problems })

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
    expect(page.sent.filter((sent) => sent.path === '/imports').map((sent) => sent.query)).toEqual([{ name: '会议.csv', dry_run: 'true' }])
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
  it('what concerns the whole file has no row, and a remedy names what this page has, not an option of a command', async () => {
    const whole = { ...problem, row: 0, column: '', code: 'import.no-register-year', what: '不知道是哪一年的台账', remedy: '请在标题行写明年度，或加 --year 2023' }
    const header = { ...whole, code: 'import.no-header', remedy: '表头应有：日期；空白模板：jishi register DIR meeting --template OUT.xlsx' }
    const page = await openPage('/import', { 'POST /imports': wrong(whole, header) })
    await choose(page)
    const rows = page.test('import-problems').findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))
    expect(rows.map(([, row]) => row)).toEqual(['', ''])
    expect(rows.map((cells) => cells[4])).toEqual(['请在标题行写明年度；也可在上方“年度”中选定这本台账的年度', '表头应有：日期；空白模板在本页下方'])
    expect(page.test('import-problems').text()).not.toMatch(/--|jishi/)
  })
  it('another year reads the file anew', async () => {
    const page = await openPage('/import', { 'POST /imports': wrong(problem) })
    await choose(page)
    await page.wrapper.findAllComponents({ name: 'ElSelect' }).find((one) => one.attributes('data-test') === 'year')!.vm.$emit('update:modelValue', 2025)
    await page.settle()
    expect(page.sent.filter((sent) => sent.path === '/imports').map((sent) => sent.query.year)).toEqual([undefined, '2025'])
  })
  it('what was left out is told, though nothing is wrong', async () => {
    const page = await openPage('/import', { 'POST /imports': { ...sound, notes: [{ ...problem, row: 0, code: 'import.note-hidden-sheet', sheet: '旧表', what: '隐藏的工作表没有读', remedy: '要导入请取消隐藏' }] } })
    await choose(page)
    expect(page.test('import-notes').text()).toContain('旧表：隐藏的工作表没有读')
  })
})
