import { describe, expect, it } from 'vitest'
import { openPage, Status } from '@/test-kit/page'

const register = (was_imported = false) => ({ file: '会议.csv', was_imported, sheets: was_imported ? [] : [{ sheet: '', type: 'meeting', rows: 4 }] })
const sound = { files: [register()], filed: 3, amended: 1, unchanged: 0, problems: [] }
const problem = { file: '会议.csv', sheet: '', row: 4, column: '日期', code: 'date.form', what: '看不懂这个日期', what_en: 'no date', remedy: '写作 2026年1月5日', remedy_en: 'write 2026-01-05' }
const wrong = (...problems: object[]) => new Status(422, { ...sound, code: 'import.refused', reasons: [{ code: 'import.refused', zh: '没有导入', en: '', remedy_zh: '', remedy_en: '' }], problems })

async function choose(page: Awaited<ReturnType<typeof openPage>>, ...names: string[]) {
  const field = page.test('import-file')
  Object.defineProperty(field.element, 'files', { value: (names.length ? names : ['会议.csv']).map((name) => new File(['日期\n'], name)), configurable: true })
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
    expect(page.test('import-done').find('a').attributes('href')).toBe('/registers/meeting')
    expect(page.test('import-go').exists()).toBe(false) // it is imported
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
    expect(page.test('import-sound').element.compareDocumentPosition(page.test('import-notes').element) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy() // the result first
  })
  it('what lacks a file of evidence is mended on the record, for nobody at a browser can put a file beside the register', async () => {
    const note = { ...problem, code: 'import.note-evidence', what: '没有找到佐证材料“签到表.jpg”，只记其名', remedy: '放在台账旁边或“附件”文件夹中再导入' }
    const page = await openPage('/import', { 'POST /imports': { ...sound, notes: [note] } })
    await choose(page)
    expect(page.test('import-notes').text()).toContain('点“更正”，在佐证材料中添加该文件')
    expect(page.test('import-notes').text()).not.toContain('台账旁边')
  })
  it('a file that was imported already is said to be, and is not offered again', async () => {
    const page = await openPage('/import', { 'POST /imports': { ...sound, files: [register(true)], filed: 0, amended: 0, notes: [{ ...problem, row: 0, code: 'import.note-imported', what: '此文件已导入过，没有改变' }] } })
    await choose(page)
    expect(page.test('import-known').text()).toContain('已导入过')
    expect(page.test('import-go').exists()).toBe(false)
    expect(page.test('import-notes').exists()).toBe(false) // not said twice
  })
  it('that got no answer can be tried again', async () => {
    let tries = 0
    const page = await openPage('/import', { 'POST /imports': () => (tries++ === 0 ? new Status(503, { code: 'busy', reasons: [{ code: 'busy', zh: '稍后再试', en: '', remedy_zh: '', remedy_en: '' }] }) : sound) })
    await choose(page)
    expect(page.test('reasons').text()).toContain('稍后再试')
    await page.press('import-again')
    expect(page.test('import-go').exists()).toBe(true)
  })
})

describe('several files', () => {
  const asked = (page: Awaited<ReturnType<typeof openPage>>) => page.sent.filter((sent) => sent.path === '/imports').map(({ query }) => `${query.name} ${query.dry_run === 'true' ? 'checked' : 'taken'}`)
  const of = (page: Awaited<ReturnType<typeof openPage>>, name: string) => page.wrapper.find(`[data-file="${name}"]`).text()

  it('are sent one by one, the people first; one that is refused does not stop the others', async () => {
    const page = await openPage('/import', { 'POST /imports': ({ query }: { query: Record<string, string> }) => (query.name === '谈话.csv' ? wrong(problem) : sound) })
    await choose(page, '谈话.csv', '会议.csv', '2026年机构人员.xlsx')
    expect(asked(page)).toEqual(['2026年机构人员.xlsx checked', '谈话.csv checked', '会议.csv checked'])
    expect(page.test('import-all').text()).toContain('通过检查 2 个，有问题 1 个')
    await page.press('import-go')
    expect(asked(page).slice(3)).toEqual(['2026年机构人员.xlsx taken', '谈话.csv checked', '会议.csv taken'])
    expect(of(page, '谈话.csv')).toContain('没有导入任何一条')
    expect(of(page, '会议.csv')).toContain('已导入：新登记 3 条')
    expect(page.test('import-go').exists()).toBe(false)
  })
  it('what lacked nothing but the people is taken once they are there', async () => {
    let has_people = false
    const page = await openPage('/import', {
      'POST /imports': ({ query }: { query: Record<string, string> }) => {
        if (query.name === '机构人员.csv') has_people = has_people || query.dry_run === 'false'
        return query.name === '机构人员.csv' || has_people ? sound : wrong({ ...problem, code: 'name.unknown', what: '不认识的人' })
      },
    })
    await choose(page, '会议.csv', '机构人员.csv')
    expect(page.test('import-waits').text()).toContain('机构人员导入后重新检查')
    await page.press('import-go')
    expect(of(page, '会议.csv')).toContain('已导入：新登记 3 条')
  })
})
