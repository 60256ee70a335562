// Without a mouse: sign in, go to a register, file a record. And an input method that ends its words with Enter.
import type { Page } from '@playwright/test'
import { at, chief, clerk, expect, open, picture, settled, test } from './office'

// Tab until the focus stands on what the person looks for; it has to be visible where it stands.
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) || document.activeElement?.closest(wanted) !== null, selector)) {
      const outline = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement
        const box = focused.getBoundingClientRect()
        return { seen: box.width > 0 && box.height > 0 }
      })
      expect(outline.seen).toBe(true)
      return
    }
  }
  throw new Error(`the Tab key does not lead to ${selector}`)
}

test('a record is filed by the keyboard alone, from the sign-in on', async ({ enter }) => {
  const page = await enter(undefined)
  await page.goto('/')
  await at(page, 'login').waitFor()
  if (!(await page.evaluate(() => document.activeElement?.id === 'login'))) await tabTo(page, '#login')
  await page.keyboard.type(clerk.login)
  await tabTo(page, '#password')
  await page.keyboard.type(clerk.password)
  await page.keyboard.press('Enter')
  await at(page, 'workbench').waitFor()
  await settled(page)

  // The first stop leads past the menu.
  await tabTo(page, '.skip')
  await tabTo(page, '[data-test=menu-registers]')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/registers$/)
  await settled(page)
  await tabTo(page, 'a[href*="/registers/study"]', 150)
  await page.keyboard.press('Enter')
  await at(page, 'new').waitFor()
  await settled(page)
  await tabTo(page, '[data-test=new]', 150)
  await page.keyboard.press('Enter')
  await at(page, 'record-new').waitFor()
  await settled(page)
  await tabTo(page, '#field-date', 150)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('11月24日')
  await tabTo(page, '#field-kind')
  await page.keyboard.type('党组')
  await page.keyboard.press('Enter')
  await tabTo(page, '#field-topic')
  await page.keyboard.type('用键盘登记的学习')
  await tabTo(page, '[data-test=save]', 150)
  await picture(page, 'keyboard-form')
  await page.keyboard.press('Enter')
  await expect(at(page, 'record')).toContainText('用键盘登记的学习')
  await expect(at(page, 'record')).toContainText('2026年11月24日')
})

// A word being composed: the browser's input method is asked for it, and Enter goes to the method, not to the page.
async function compose(page: Page, text: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 })
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
}
async function commit(page: Page, text: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.insertText', { text })
}

test('Enter that ends a word of an input method searches nothing and submits nothing', async ({ enter }) => {
  const page = await enter(chief)
  await open(page, '/workbench')
  const search = page.locator('.find input')
  await search.focus()
  await compose(page, 'huiyi')
  await page.waitForTimeout(300)
  await expect(page).toHaveURL(/#\/workbench$/)
  await commit(page, '会议')
  await expect(search).toHaveValue(/会议/)
  await expect(page).toHaveURL(/#\/workbench$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/search\?q=/)

  // A form keeps what is typed, and files nothing.
  let filed = 0
  page.on('request', (request) => void (request.method() === 'POST' && /\/records$/.test(new URL(request.url()).pathname) && (filed += 1)))
  await open(page, '/registers/study/new')
  await page.locator('#field-topic').focus()
  await compose(page, 'xuexi')
  await page.waitForTimeout(500)
  expect(filed).toBe(0)
  await expect(at(page, 'record-new')).toBeVisible()

  // In a list's query row the same.
  await open(page, '/registers/meeting')
  let asked = 0
  page.on('request', (request) => void (/\/records\?/.test(request.url()) && (asked += 1)))
  await at(page, 'filter-q').focus()
  await compose(page, 'bushu')
  await page.waitForTimeout(500)
  expect(asked).toBe(0)
  await commit(page, '部署')
  await page.keyboard.press('Enter')
  await expect.poll(() => asked).toBeGreaterThan(0)
})
