import { describe, expect, it } from 'vitest'
import { money } from './money'

describe('amounts', () => {
  it('stand in 万元 from ten thousand yuan on, in yuan below', () => {
    expect([money('1260000', true), money(186500, true), money(12345678, true), money('10000', true), money('9999', true), money(900, true)]).toEqual(['126 万元', '18.65 万元', '1,234.5678 万元', '1 万元', '9,999 元', '900 元'])
  })
  it('are never rounded', () => {
    expect([money('12345.67', true), money('186000.10', true), money('9999.99', true), money('-25000.5', true)]).toEqual(['1.234567 万元', '18.60001 万元', '9,999.99 元', '-2.50005 万元'])
  })
  it('stand in yuan in English, and what is no number is left alone', () => {
    expect([money('1260000', false), money('12345.60', false), money('约十万', true), money('', true), money(undefined, true)]).toEqual(['1,260,000 yuan', '12,345.6 yuan', '约十万', '', ''])
  })
})
