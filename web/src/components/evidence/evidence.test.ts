import { describe, expect, it } from 'vitest'
import { history, meeting, meetingType, receipt } from '@/test-kit/fixtures'
import { openPage, Status } from '@/test-kit/page'

const named = { ...meeting, evidence: [{ name: '会议记录03.txt', sha256: 'c26f' }, { name: '签到表' }] }
const answers = {
  'GET /catalogue/record/meeting': meetingType,
  'GET /records/meeting-2026-3': new Status(200, named, { ETag: '"2"' }),
  'GET /records/meeting-2026-3/history': history,
}

describe('evidence that is only named', () => {
  it('is told as such, and there is nothing to look at', async () => {
    const page = await openPage('/records/meeting-2026-3', answers)
    expect(page.test('evidence').text()).toContain('签到表 （未附文件）')
    expect(page.test('evidence').findAll('button').map((one) => one.text())).toEqual(['会议记录03.txt'])
  })
  it('makes place for its file when that is added by an amendment', async () => {
    const page = await openPage('/records/meeting-2026-3/amend', { ...answers, 'POST /evidence': { name: '签到表.jpg', sha256: 'ab12' }, 'PUT /records/meeting-2026-3': { receipt } })
    expect(page.wrapper.find('.upload').text()).toContain('（未附文件）')
    const field = page.test('evidence-file')
    Object.defineProperty(field.element, 'files', { value: [new File(['x'], '签到表.jpg')], configurable: true })
    await field.trigger('change')
    await page.settle()
    await page.type('amend-reason', '补附件')
    await page.press('save')
    expect(page.sent.find((sent) => sent.method === 'PUT')?.body).toMatchObject({ evidence: [{ name: '会议记录03.txt', sha256: 'c26f' }, { name: '签到表.jpg', sha256: 'ab12' }] })
  })
})
