// Every page of the table of pages, by someone who may see it: without axe violations in light and dark, without words
// left untranslated, in Chinese and English, and without a sideways scroll on a narrow screen.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { daily } from '../src/frame/pages_daily'
import { office } from '../src/frame/pages_office'
import { accounts, ask, at, auditor, chief, clerk, expect, open, picture, securityAdmin, settled, systemAdmin, test, type Account, type Shown } from './office'

const rows = [...daily, ...office]

// Who looks at a page: the first who has its right. The open ones are looked at by nobody.
const owners: Record<string, Account> = { accounts: securityAdmin, policy: securityAdmin, audit: auditor, backup: systemAdmin, 'record-new': clerk, import: clerk, 'record-amend': clerk }
const ownerOf = (name: string): Account => owners[name] ?? chief

// What stands for the parts of an address.
async function addressOf(page: Page, name: string, path: string): Promise<string> {
  const first = async (query: string) => (await ask(page, 'GET', query)).body.items[0].id as string
  const parts: Record<string, () => Promise<string> | string> = {
    'case-new': () => '/cases/new/rectification',
    case: async () => `/cases/${await first('/cases?procedure=rectification&limit=1')}`,
    finding: async () => `/rectification/${await first('/cases?procedure=rectification&limit=1')}`,
    meeting: async () => `/decisions/${await first('/cases?procedure=collective-decision&limit=1')}`,
    publication: async () => `/publications/${await first('/cases?procedure=publication-review&limit=1')}`,
    register: () => '/registers/meeting',
    'record-new': () => '/registers/meeting/new',
    record: async () => `/records/${await first('/records?type=meeting&limit=1')}`,
    'record-amend': async () => `/records/${await first('/records?type=meeting&limit=1')}/amend`,
    receipt: async () => `/records/${await first('/records?type=meeting&limit=1')}/receipt`,
    'catalogue-item': () => '/catalogue/procedure/collective-decision',
    search: () => '/search?q=%E4%BC%9A%E8%AE%AE',
    'set-up': () => '/setup',
    invite: async () => {
      await page.route('**/invitation-views', (route) => route.fulfill({ json: { login: 'jiangyiming', person: '蒋逸鸣', until: '2027-01-01T00:00:00Z' } }))
      return '/invite/an-invitation'
    },
  }
  return parts[name] ? parts[name]() : path
}

async function visit(enter: (who: Account | undefined, shown?: Shown) => Promise<Page>, shown: Shown, look: (page: Page, name: string) => Promise<void>): Promise<void> {
  const opened = new Map<Account | undefined, Page>()
  for (const row of rows) {
    const who = row.open ? undefined : ownerOf(row.name)
    let page = opened.get(who)
    if (!page) {
      page = await enter(who, shown)
      opened.set(who, page)
      await page.goto('/#/sign-in')
      await settled(page)
    }
    await page.goto(`/#${await addressOf(page, row.name, row.path)}`)
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await settled(page)
    await look(page, row.name)
  }
}

for (const theme of ['light', 'dark'] as const) {
  test(`no page has an axe violation, ${theme}`, async ({ enter }) => {
    test.setTimeout(420_000)
    await visit(enter, { theme }, async (page, name) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
      expect.soft(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
      await picture(page, `page-${name}-${theme}`)
    })
  })
}

// A key that has no word is shown as itself: noun.key of a file words/noun.words.ts.
const nouns = readdirSync('src/words').filter((file) => file.endsWith('.words.ts')).map((file) => file.replace('.words.ts', ''))
const key = new RegExp(`\\b(${nouns.join('|')})\\.[a-z][a-z_-]+\\b(?!\\.)`)

// The words of the frame and of forms: what the program says, not what the office wrote.
const chrome = () => {
  const data = 'td, dd, option, article, [data-row], .unit, code, pre, .el-tag, .printed, [lang="zh-CN"]'
  const said: string[] = []
  for (const element of document.querySelectorAll('h1, h2, h3, legend, label, button, th, dt, summary, footer, .el-form-item__label, nav.menu a, header li, [placeholder], [aria-label], [title]')) {
    if (element.closest(data) || (element as HTMLElement).offsetParent === null) continue
    if (/^(H1|H2|H3|LEGEND|LABEL|BUTTON|TH|DT|SUMMARY|FOOTER|A|LI)$/.test(element.tagName)) said.push((element as HTMLElement).innerText)
    for (const name of ['placeholder', 'aria-label', 'title']) said.push(element.getAttribute(name) ?? '')
  }
  return said.map((text) => text.trim()).filter(Boolean)
}

// What the office wrote: names of people and sections, titles, numbers, what stands in fields.
async function written(page: Page): Promise<string[]> {
  const out = new Set<string>(accounts.map((one) => one.person))
  const add = (value: unknown): void => {
    if (typeof value === 'string') out.add(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(add)
  }
  add((await ask(page, 'GET', '/unit')).body)
  for (const status of ['filed', 'open'])
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await ask(page, 'GET', `/records?status=${status}&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      for (const { title, number, values, evidence } of body.items) add([title, number, values, evidence])
      cursor = body.next
    }
  // Whoever owes something, a person, a section or a body.
  add((await ask(page, 'GET', '/reminders?days=366')).body.reminders.map(({ matter }: { matter: string }) => matter))
  // The stage a case has reached is a field too, but its name is the program's.
  for (const procedure of (await ask(page, 'GET', '/catalogue?kind=procedure')).body.items) {
    const { states, steps } = (await ask(page, 'GET', `/catalogue/procedure/${procedure.id}`)).body
    for (const { zh } of [procedure, ...states, ...steps]) out.delete(zh)
  }
  return [...out].filter((text) => /\p{Script=Han}/u.test(text)).sort((a, b) => b.length - a.length)
}
const withoutData = (said: string, data: string[]): string => {
  if (data.includes(said)) return ''
  return data.reduce((rest, one) => (one.length > 1 ? rest.replaceAll(one, '') : rest), said)
}

test('no page shows a word that is not translated, in Chinese or English', async ({ enter }) => {
  test.setTimeout(420_000)
  const reader = await enter(chief)
  await open(reader, '/workbench')
  const data = await written(reader)
  expect(data.length).toBeGreaterThan(500)
  for (const language of ['zh-CN', 'en'] as const)
    await visit(enter, { language }, async (page, name) => {
      const text = await page.locator('body').innerText()
      expect.soft(`${name}: ${key.exec(text)?.[0] ?? ''}`).toBe(`${name}: `)
      expect.soft(await page.evaluate(() => document.documentElement.lang)).toBe(language)
      if (language === 'en') {
        const chinese = (await page.evaluate(chrome)).filter((one) => /\p{Script=Han}/u.test(withoutData(one, data)))
        expect.soft(chinese.map((one) => `${name}: ${one.slice(0, 80)}`)).toEqual([])
        await picture(page, `page-${name}-en`)
      }
    })
})

test('on a screen 390 px wide no page scrolls sideways, and the menu is in reach', async ({ enter }) => {
  test.setTimeout(420_000)
  await visit(enter, { width: 390 }, async (page, name) => {
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect.soft(`${name}: ${wide > seen ? `${wide} px wide` : 'fits'}`).toBe(`${name}: fits`)
    if (name === 'accounts' || name === 'talks') await expect.soft(at(page, 'sideways')).toBeVisible()
    await picture(page, `page-${name}-390`)
  })
  const page = await enter(clerk, { width: 390 })
  await open(page, '/workbench')
  await expect(at(page, 'menu')).toBeHidden()
  await at(page, 'open-menu').click()
  await at(page, 'menu-registers').click()
  await expect(page).toHaveURL(/#\/registers$/)
  await expect(at(page, 'menu')).toBeHidden()
  for (const path of ['/calendar', '/duties', '/search']) await open(page, path)
  const others = await at(page, 'close-others').boundingBox()
  expect((others?.x ?? 390) + (others?.width ?? 0)).toBeLessThanOrEqual(390) // however many tabs there are
})
