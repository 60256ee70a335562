// Amounts as offices write them, here and nowhere else: 万元 from ten thousand yuan on, yuan below; never rounded.
import { count } from './numbers'

const decimal = /^(-?)0*(\d+)(?:\.(\d+))?$/

// Of yuan as the server keeps them, exact decimal text. What is no number is left alone.
export function money(yuan: unknown, zh: boolean): string {
  if (yuan === undefined || yuan === null) return ''
  const parts = decimal.exec(String(yuan).replace(/,/g, '').trim())
  if (!parts) return String(yuan)
  const [, sign, whole, rest = ''] = parts
  const in_ten_thousands = zh && whole.length > 4
  const digits = in_ten_thousands ? whole.slice(0, -4) : whole
  const fraction = (in_ten_thousands ? whole.slice(-4) + rest : rest).replace(/0+$/, '')
  const unit = in_ten_thousands ? '万元' : zh ? '元' : 'yuan'
  return `${sign}${count(Number(digits))}${fraction ? `.${fraction}` : ''} ${unit}`
}
