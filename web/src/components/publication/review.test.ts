import { describe, expect, it } from 'vitest'
import { sealedTexts } from './review'

const version = (n: number, text?: string) => ({ version: n, entry: n, kind: 'step.taken', at: '', actor: '', ...(text === undefined ? {} : { changes: [{ field: 'text', zh: '', en: '', before: '', after: text }] }) })
const step = (name: string, seal?: string) => ({ step: name, by: '汪堃', day: '2026-11-17', to: '', ...(seal ? { seal } : {}) })

describe('what a review approved', () => {
  it('is the text of its own version, not of a later one', () => {
    const whole = { version: 3, trail: [step('draft'), step('first', 'a1'), step('revise')] }
    const [first] = sealedTexts(whole, [version(1, '三场'), version(2), version(3, '四场')])
    expect(first).toMatchObject({ step: 'first', seal: 'a1', text: '三场' })
  })
  it('of a correction is the correction', () => {
    const history = [version(1, '三场'), { ...version(2), changes: [{ field: 'correction', zh: '', en: '', before: '', after: '应为四场' }] }, version(3)]
    const [sealed] = sealedTexts({ version: 3, trail: [step('draft'), step('correct'), step('first-correction', 'b2')] }, history)
    expect(sealed.text).toBe('应为四场')
  })
})
