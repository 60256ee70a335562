import { describe, expect, it } from 'vitest'
import { money } from './money'

describe('amounts', () => {
  it('stand in 万元, with every yuan kept', () => {
    expect([money('1260000', true), money(186500, true), money(12345678, true), money(900, true)]).toEqual(['126 万元', '18.65 万元', '1,234.5678 万元', '900 元'])
  })
  it('stand in yuan in English, and what is no number is left alone', () => {
    expect([money('1260000', false), money('约十万', true), money(undefined, true)]).toEqual(['1,260,000 yuan', '约十万', ''])
  })
})
