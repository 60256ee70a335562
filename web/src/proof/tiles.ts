// Hashes of a log out of its tiles (C2SP tlog-tiles). What comes out of tiles is trusted by nobody: proofs made of it
// are verified against signed roots.
import type { Bytes } from './bytes'
import { hashBytes, nodeHash } from './hash'

const width = 256
const height = 8

export type ReadTile = (path: string) => Promise<Bytes>

// 1234067 is x001/x234/067.
export function tilePath(level: number, index: number, hashes: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').match(/.{3}/g) ?? []
  const parts = digits.map((three, at) => (at < digits.length - 1 ? `x${three}` : three)).join('/')
  return `tile/${level}/${parts}${hashes === width ? '' : `.p/${hashes}`}`
}

const powerBelow = (n: number): number => {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

export class Tiles {
  private readonly read = new Map<string, Promise<Bytes>>()
  constructor(
    private readonly size: number, // of the log
    private readonly fetch: ReadTile,
  ) {}

  private tile(level: number, index: number): Promise<Bytes> {
    const there = Math.floor(this.size / width ** level) - index * width
    const path = tilePath(level, index, Math.min(width, there))
    const known = this.read.get(path) ?? this.fetch(path)
    this.read.set(path, known)
    return known
  }

  // Of 2^high leaves from at * 2^high, all of them in the log.
  private async whole(high: number, at: number): Promise<Bytes> {
    const level = Math.floor(high / height)
    const count = 2 ** (high % height)
    const first = at * count
    const bytes = await this.tile(level, Math.floor(first / width))
    const from = (first % width) * hashBytes
    if (bytes.length < from + count * hashBytes) throw new RangeError('tile too short')
    let row = Array.from({ length: count }, (_, n) => bytes.slice(from + n * hashBytes, from + (n + 1) * hashBytes))
    while (row.length > 1) row = await Promise.all(row.filter((_, n) => n % 2 === 0).map((left, n) => nodeHash(left, row[2 * n + 1])))
    return row[0]
  }

  // Of leaves from start up to end.
  async range(start: number, end: number): Promise<Bytes> {
    const count = end - start
    const high = Math.log2(count)
    if (Number.isInteger(high) && start % count === 0) return this.whole(high, start / count)
    const middle = start + powerBelow(count)
    return nodeHash(await this.range(start, middle), await this.range(middle, end))
  }

  // RFC 6962 §2.1.2.
  async consistency(size1: number, size2: number): Promise<Bytes[]> {
    if (size1 === 0 || size1 === size2) return []
    return this.subproof(size1, 0, size2, true)
  }

  private async subproof(size1: number, start: number, end: number, is_whole: boolean): Promise<Bytes[]> {
    const count = end - start
    if (size1 === count) return is_whole ? [] : [await this.range(start, end)]
    const left = powerBelow(count)
    if (size1 <= left) return [...(await this.subproof(size1, start, start + left, is_whole)), await this.range(start + left, end)]
    return [...(await this.subproof(size1 - left, start + left, end, false)), await this.range(start, start + left)]
  }
}
