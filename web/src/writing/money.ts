// Amounts as offices write them: in 万元, thousands parted; small ones in yuan.
import { count } from './numbers'

export function money(yuan: unknown, zh: boolean): string {
  const amount = Number(yuan)
  if (yuan === undefined || yuan === '' || Number.isNaN(amount)) return yuan === undefined ? '' : String(yuan)
  if (!zh || Math.abs(amount) < 10_000) return zh ? `${count(amount)} 元` : `${count(amount)} yuan`
  const [whole, part] = String(Math.round(amount) / 10_000).split('.')
  return `${count(Number(whole))}${part ? `.${part}` : ''} 万元`
}
