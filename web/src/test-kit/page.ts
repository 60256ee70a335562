// A page as a person meets it, over a server that answers out of a table:
//   const page = await openPage('/cases', { 'GET /cases': { items: […] } })
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import App from '@/App.vue'
import { makeRouter } from '@/frame/router'
import { useTabs } from '@/frame/tabs'
import type { Session } from '@/request-data/session'
import { words } from '@/words/words'

export interface Sent {
  method: string
  path: string // without /api/v1 and query
  query: Record<string, string>
  headers: Record<string, string>
  body: unknown
}

export type Reply = unknown | ((sent: Sent) => unknown)
export type Replies = Record<string, Reply>

// A reply that is not plain 200.
export class Status {
  constructor(
    readonly status: number,
    readonly body: unknown = undefined,
    readonly headers: Record<string, string> = {},
  ) {}
}

export const refusal = (status: number, ...reasons: { code: string; zh: string; en?: string; remedy_zh?: string; where?: string; may_except?: boolean }[]) =>
  new Status(status, {
    title: reasons[0].zh,
    status,
    code: reasons[0].code,
    request: 'r-1',
    reasons: reasons.map((reason) => ({ en: reason.zh, remedy_zh: '', remedy_en: '', ...reason })),
  })

export const clerk: Session = {
  account: 'u4',
  login: 'pei',
  person: '裴雨桐',
  roles: ['clerk'],
  rights: { 'records.read': 'unit', 'records.write': 'section', 'registers.import': 'section', 'registers.export': 'unit', 'cases.read': 'unit', 'cases.step': 'unit', 'duties.read': 'unit', 'catalogue.read': 'unit', 'ledger.read': 'unit', 'exceptions.explain': 'unit', 'reports.read': 'unit', 'documents.check': 'unit' },
  csrf: 'c5rf',
  must_change_password: false,
  must_set_totp: false,
  has_totp: false,
  leader: false,
  unit: { name: '临江区统计局', short: '统计局', id: 1 },
  today: '2026-11-26',
  idle_minutes: 30,
  section: '办公室',
  chief: false,
}

export const unit = {
  unit: '临江区统计局',
  day: '2026-11-26',
  chief: '俞静川',
  leaders: ['俞静川', '沈喆'],
  sections: [{ name: '办公室', heads: ['梁知夏'], people: ['梁知夏', '裴雨桐'], supervised_by: ['沈喆'] }],
  people: [
    { name: '俞静川', title: '局长', section: '', pinyin: 'yjc', leader: true, chief: true },
    { name: '沈喆', title: '副局长', section: '', pinyin: 'sz', leader: true, chief: false },
    { name: '梁知夏', title: '主任', section: '办公室', pinyin: 'lzx', leader: false, chief: false },
    { name: '裴雨桐', title: '科员', section: '办公室', pinyin: 'pyt', leader: false, chief: false },
  ],
}

const always: Replies = {
  'GET /session': clerk,
  'GET /unit': unit,
  'GET /catalogue': { items: [] },
  'GET /reminders': { unit: '', as_of: '2026-11-26', reminders: [] },
  'GET /setup': { needed: false, password: { length: 10, classes: 3 } },
  'POST /invitation-views': { login: 'bai', person: '白景行', until: '2026-11-29T01:00:00Z' },
  'GET /oidc': { configured: false },
}

function answer(reply: unknown): Response {
  const { status, body, headers } = reply instanceof Status ? reply : new Status(200, reply)
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } })
}

// All that was asked, in order; a question nobody answers is a failed test.
export function serve(replies: Replies): Sent[] {
  const sent: Sent[] = []
  const table = { ...always, ...replies }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const at = new URL(url, 'http://jishi.test/')
    const path = at.pathname.replace(/^\/api\/v1/, '')
    const asked: Sent = {
      method: init.method ?? 'GET',
      path: decodeURIComponent(path),
      query: Object.fromEntries(at.searchParams),
      headers: (init.headers ?? {}) as Record<string, string>,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
    }
    sent.push(asked)
    const key = `${asked.method} ${asked.path}`
    if (!(key in table)) throw new Error(`no answer for ${key}`)
    const reply = table[key]
    return answer(typeof reply === 'function' ? (reply as (sent: Sent) => unknown)(asked) : reply)
  })
  return sent
}

export interface OpenPage {
  wrapper: VueWrapper
  sent: Sent[]
  path: () => string
  text: () => string
  test: (id: string) => ReturnType<VueWrapper['find']>
  type: (id: string, text: string) => Promise<void>
  press: (id: string) => Promise<void>
  settle: () => Promise<void>
}

export async function openPage(path: string, replies: Replies = {}, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<OpenPage> {
  localStorage.clear()
  sessionStorage.clear()
  localStorage.setItem('jishi.language', language)
  const sent = serve(replies)
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = makeRouter(createMemoryHistory())
  router.afterEach((to) => useTabs().opened(to))
  await router.push(path)
  const place = document.createElement('div')
  document.body.append(place)
  const wrapper = mount(App, { attachTo: place, global: { plugins: [pinia, router, words] } })
  const settle = async () => {
    for (let round = 0; round < 5; round += 1) {
      await flushPromises()
      await vi.dynamicImportSettled()
    }
  }
  await settle()
  const test = (id: string) => wrapper.find(`[data-test="${id}"]`)
  return {
    wrapper,
    sent,
    settle,
    test,
    path: () => router.currentRoute.value.fullPath,
    text: () => document.body.textContent ?? '',
    type: async (id, text) => {
      const found = test(id)
      await (found.element.matches('input, textarea') ? found : found.find('input, textarea')).setValue(text)
      await settle()
    },
    press: async (id) => {
      await test(id).trigger('click') // of a form's button, this submits it
      await settle()
    },
  }
}
