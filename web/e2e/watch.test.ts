// The watch itself: what would be wrong on any page is seen.
import { clerk, expect, open, test } from './office'

test('a request to another address, an error and a breach of the policy do not go unnoticed', async ({ enter, watch }) => {
  const page = await enter(clerk)
  await open(page, '/workbench')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken"'
    document.body.append(script)
    setTimeout(() => {
      throw new Error('nobody catches this')
    })
    window.open('http://elsewhere.invalid/', '_blank')
  })
  await expect.poll(() => watch.outside.length).toBe(1)
  await expect.poll(() => watch.breaches.length).toBe(1)
  await expect.poll(() => watch.errors.some((one) => one.includes('nobody catches this'))).toBe(true)
  expect(await page.title()).not.toBe('taken')
  expect(watch.breaches[0]).toContain('script-src')
  expect(watch.outside[0]).toBe('http://elsewhere.invalid/')
  for (const seen of [watch.outside, watch.breaches, watch.errors]) seen.splice(0)
})
