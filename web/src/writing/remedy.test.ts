import { describe, expect, it } from 'vitest'
import { forPages } from './remedy'

describe('a remedy on a page', () => {
  it('keeps what can be done there and drops commands and options', () => {
    expect(forPages('请写上年份，或导入时加 --year')).toBe('请写上年份')
    expect(forPages('write the year, or import with --year')).toBe('write the year')
    expect(forPages('请填写；命令行写 --set deadline=…')).toBe('请填写')
    expect(forPages('表头应有：日期、名称；空白模板：jishi register DIR meeting --template OUT.xlsx')).toBe('表头应有：日期、名称')
    expect(forPages('请登录；管理员忘记密码的用 jishi account invite DIR 登录名')).toBe('请登录')
  })
  it('of which nothing is left says nothing', () => {
    expect(forPages('年份登错的请撤回：jishi record withdraw DIR 编号 --reason 年份登错')).toBe('')
  })
  it('that lies with files beside a register says what to do in a browser', () => {
    expect(forPages('放在台账旁边或“附件”文件夹中再导入', 'import.note-evidence')).toBe('请打开这条记录，点“更正”，在佐证材料中添加该文件')
  })
  it('without a command stays as it is', () => {
    for (const remedy of ['请核对；两次输入的密码不一样，或大小写不对', 'check the clock of the phone; try again, or ask', '改动后再导入，改动的行成为更正', '']) expect(forPages(remedy)).toBe(remedy)
  })
})
