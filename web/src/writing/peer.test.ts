import { afterEach, describe, expect, it } from 'vitest'
import { words } from '@/words/words'
import { peerText } from './peer'

afterEach(() => (words.global.locale.value = 'zh-CN'))

describe('where a request came from', () => {
  it('an address stays as it is', () => {
    expect(peerText('10.3.0.7')).toBe('10.3.0.7')
  })
  it('a proxy that named nobody is told in the reader’s language', () => {
    expect(peerText('via 127.0.0.1')).toBe('代理 127.0.0.1（未告知来源）')
    words.global.locale.value = 'en'
    expect(peerText('via 127.0.0.1')).toBe('proxy 127.0.0.1 (did not say for whom)')
  })
})
