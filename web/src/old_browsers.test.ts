import { expect, it, vi } from 'vitest'

it('a browser without Object.hasOwn gets one that looks at own members alone', async () => {
  const object = Object as unknown as { hasOwn?: (of: object, name: string) => boolean }
  const own = object.hasOwn
  object.hasOwn = undefined
  vi.resetModules()
  await import('./old_browsers')
  const made = object.hasOwn as unknown as (of: object, name: string) => boolean
  object.hasOwn = own
  expect(made).toBeTypeOf('function')
  expect([made({ a: 1 }, 'a'), made({ a: 1 }, 'toString'), made(Object.create({ a: 1 }), 'a')]).toEqual([true, false, false])
})
