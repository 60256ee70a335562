import { describe, expect, it } from 'vitest'
import { areas, duties, meeting, talks } from '@/test-kit/fixtures'
import { inSight } from '@/test-kit/narrow'
import { openPage } from '@/test-kit/page'
import { arrange } from './arrange'

const answers = { 'GET /catalogue': areas, 'GET /duties': duties, 'GET /records/meeting-2026-3': meeting }

describe('the year’s duties', () => {
  it('stand by area; behind each the records that show it was done, by their numbers', async () => {
    const page = await openPage('/duties?duty=study', answers)
    expect(page.text()).toContain('政治方向')
    const link = page.wrapper.find('[data-record=meeting-2026-3]')
    expect(link.text()).toBe('会议〔2026〕3号 第一季度意识形态工作分析研判会')
    expect(page.text()).toContain('还没有记录')
  })
  it('a light says word and shape, and pressing it asks for those alone', async () => {
    const page = await openPage('/duties', answers)
    expect(page.test('light-overdue').text()).toBe('■逾期1')
    await page.press('light-overdue')
    expect(page.sent.filter((sent) => sent.path === '/duties').pop()?.query.light).toBe('overdue')
  })
  it('by holder, the gravest light stands for the holder and only that one’s share is counted', () => {
    const groups = arrange(duties.duties, 'holder', [])
    expect(groups.map((group) => [group.name, group.duties[0].light, group.duties[0].met, group.duties[0].required])).toEqual([
      ['领导班子', 'done', 1, 1],
      ['沈喆', 'overdue', 0, 1],
    ])
  })
})

describe('the talk matrix', () => {
  it('a talk that was held leads to its record; one that is owed is recorded from its cell', async () => {
    const page = await openPage('/talks', {
      ...answers,
      'GET /talk-matrix': talks,
      'GET /catalogue/record/talk': { id: 'talk', zh: '谈话', en: 'Talks', area: 'integrity', fields: [{ id: 'kind', zh: '谈话类型', en: 'kind', kind: 'choice', choices: ['履职谈话', '廉政谈话'] }] },
    })
    expect(page.sent.find((sent) => sent.path === '/talk-matrix')?.query).toEqual({ year: '2026', half: '2' })
    const links = page.test('talk-matrix').findAll('td a').map((link) => decodeURIComponent(link.attributes('href') ?? ''))
    expect(links).toEqual(['/records/talk-2026-7', '/registers/talk/new?talker=俞静川&talked=罗翀&kind=履职谈话'])
  })
  it('people whose column is out of sight are counted', async () => {
    const screen = inSight(2)
    try {
      const page = await openPage('/talks', { ...answers, 'GET /talk-matrix': talks, 'GET /catalogue/record/talk': { id: 'talk', zh: '谈话', en: 'Talks', area: 'integrity', fields: [] } })
      expect(page.test('sideways').text()).toContain('还有 1 列在旁边')
    } finally {
      screen.mockRestore()
    }
  })
})
