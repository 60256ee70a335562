// A receipt (C2SP tlog-proof): index, inclusion proof, checkpoint.
import { fromBase64, type Bytes } from './bytes'

export interface Receipt {
  index: number
  proof: Bytes[]
  checkpoint: string
}

const most_hashes = 64

export function parseReceipt(text: string): Receipt | undefined {
  const gap = text.indexOf('\n\n')
  if (gap < 0) return undefined
  const lines = text.slice(0, gap).split('\n')
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1') return undefined
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')
  const proof = lines.map(fromBase64)
  if (!index || proof.length > most_hashes || proof.some((hash) => hash?.length !== 32)) return undefined
  return { index: Number(index[1]), proof: proof as Bytes[], checkpoint: text.slice(gap + 2) }
}
