// The served office as a test meets it: its people, and a browser in which nothing may go wrong unnoticed. Every page
// that a test opens is watched: a request to another address, an error on the console and a breach of the content
// security policy fail the test that caused them.
import { test as base, expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'

const needed = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; run ./dev e2e`)
  return value
}
export const address = needed('JISHI_ADDRESS')

export interface Account {
  login: string
  person: string
  roles: string[]
  password: string
}
export const accounts = JSON.parse(readFileSync(needed('JISHI_ACCOUNTS'), 'utf8')) as Account[]
export function account(login: string): Account {
  const found = accounts.find((one) => one.login === login)
  if (!found) throw new Error(`no account ${login}`)
  return found
}
export const clerk = account('dongxiaohe')
export const head = account('peiyutong')
export const leader = account('shenzhe')
export const chief = account('yujingchuan')
export const supervisor = account('guyi')
export const inspector = account('xuncha')
export const systemAdmin = account('sysadmin')
export const securityAdmin = account('secadmin')
export const auditor = account('auditor')

// What the browser says by itself when the server answers with such a status.
const statusOf = (message: ConsoleMessage): number => Number(/status of (\d{3})/.exec(message.text())?.[1] ?? 0)

export class Watch {
  readonly outside: string[] = []
  readonly errors: string[] = []
  readonly breaches: string[] = []
  private readonly expected = new Set<number>()

  // Refusals that a test asks for.
  expect(...statuses: number[]): void {
    for (const status of statuses) this.expected.add(status)
  }

  async over(context: BrowserContext): Promise<void> {
    await context.route(
      (url) => url.origin !== address && url.protocol.startsWith('http'),
      (route) => {
        this.outside.push(route.request().url())
        return route.abort()
      },
    )
    await context.exposeBinding('policyBroken', (_source, what: string) => void this.breaches.push(what))
    await context.addInitScript(() => {
      const tell = (window as unknown as { policyBroken: (what: string) => void }).policyBroken
      document.addEventListener('securitypolicyviolation', (event) => tell(`${event.violatedDirective} ${event.blockedURI} on ${event.documentURI}`))
    })
    context.on('page', (page) => this.look(page))
  }

  private look(page: Page): void {
    page.on('pageerror', (error) => this.errors.push(`${page.url()}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      const status = statusOf(message)
      if (this.expected.has(status)) return
      // Whoever is not signed in learns it by this question.
      if (status === 401 && message.location().url.endsWith('/api/v1/session')) return
      this.errors.push(`${page.url()}: ${message.text()} ${message.location().url}`)
    })
  }

  check(): void {
    expect(this.outside, 'requests to outside addresses').toEqual([])
    expect(this.breaches, 'breaches of the content security policy').toEqual([])
    expect(this.errors, 'errors on the console').toEqual([])
  }
}

// A person's session is kept for the tests that follow: signing in over and over is what the server slows down. Signing
// in on a page may have ended it; then there is another.
const sessions = new Map<string, { name: string; value: string }>()
async function cookieOf({ login, password }: Account): Promise<{ name: string; value: string }> {
  const known = sessions.get(login)
  if (known && (await fetch(`${address}/api/v1/session`, { headers: { cookie: `${known.name}=${known.value}` } })).ok) return known
  const answer = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
  expect(answer.status).toBe(200)
  const [name, value] = answer.headers.getSetCookie()[0].split(';')[0].split('=')
  sessions.set(login, { name, value })
  return { name, value }
}

export interface Shown {
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  width?: number
}
type Enter = (who: Account | undefined, shown?: Shown) => Promise<Page>

// `enter` opens a browser in which that person is signed in, or nobody.
export const test = base.extend<{ watch: Watch; enter: Enter }>({
  watch: async ({ browserName: _ }, use) => {
    const watch = new Watch()
    await use(watch)
    watch.check()
  },
  enter: async ({ browser, watch }, use) => {
    const opened: BrowserContext[] = []
    await use(async (who, { language = 'zh-CN', theme = 'light', width = 1440 } = {}) => {
      const context = await browser.newContext({ baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: width < 600 ? 844 : 900 } })
      opened.push(context)
      await watch.over(context)
      if (who) await context.addCookies([{ ...(await cookieOf(who)), url: address }])
      await context.addInitScript(
        ([l, t]) => {
          if (!location.protocol.startsWith('http')) return
          localStorage.setItem('jishi.language', l)
          localStorage.setItem('jishi.theme', t)
        },
        [language, theme],
      )
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      return page
    })
    for (const context of opened) await context.close()
  },
})
export { expect }

export const at = (page: Page, mark: string) => page.getByTestId(mark)
export const picture = (page: Page, name: string) => page.screenshot({ path: `../build/e2e/${name}.png`, fullPage: true })

// What a page asks the server by itself has come.
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  let asked = 0
  const count = () => void (asked += 1)
  page.on('request', count)
  for (let quiet = 0, before = -1, tries = 0; quiet < 3 && tries < 100; tries += 1) {
    await page.waitForTimeout(100)
    const busy = await page.evaluate(() => document.querySelector('main, .door, #app > *') === null || document.querySelector('[aria-busy="true"], .is-loading') !== null || document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity))
    quiet = !busy && asked === before ? quiet + 1 : 0
    before = asked
  }
  page.off('request', count)
}
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/#${path}`)
  await page.locator('main').first().waitFor()
  await settled(page)
}

// Asks the server in the page's own session, as its scripts would.
export async function ask(page: Page, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: any; etag: string }> {
  return page.evaluate(
    async ({ method, path, body, headers }) => {
      const session = (await (await fetch('/api/v1/session')).json()) as { csrf?: string }
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'GET' ? {} : { 'x-csrf-token': session.csrf ?? '', 'idempotency-key': crypto.randomUUID() }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text, etag: answer.headers.get('etag') ?? '' }
    },
    { method, path, body, headers },
  )
}
