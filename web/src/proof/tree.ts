// Proofs of RFC 9162 §2.1: that a leaf is in a tree, and that a tree only grew. Sizes stay below 2^53.
import { same, type Bytes } from './bytes'
import { hashBytes, nodeHash } from './hash'

const half = (n: number) => Math.floor(n / 2)
const isOdd = (n: number) => n % 2 === 1
const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0
const areHashes = (proof: Uint8Array[]) => proof.every((hash) => hash.length === hashBytes)

// The root that a leaf's proof leads to; undefined when the proof has another length than its place asks for.
export async function rootOfInclusion(index: number, size: number, leaf: Bytes, proof: Uint8Array[]): Promise<Bytes | undefined> {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes(proof) || leaf.length !== hashBytes) return undefined
  let at = index
  let last = size - 1
  let root = leaf
  for (const hash of proof) {
    if (last === 0) return undefined
    if (isOdd(at) || at === last) {
      root = await nodeHash(hash, root)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      root = await nodeHash(root, hash)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? root : undefined
}

export async function isIncluded(index: number, size: number, leaf: Bytes, proof: Uint8Array[], root: Uint8Array): Promise<boolean> {
  const found = await rootOfInclusion(index, size, leaf, proof)
  return found !== undefined && same(found, root)
}

// Whether the tree of `size2` begins with all of the tree of `size1`. Of an empty tree nothing can be proved.
export async function isConsistent(size1: number, size2: number, root1: Uint8Array, root2: Uint8Array, proof: Uint8Array[]): Promise<boolean> {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2 || !areHashes(proof)) return false
  if (size1 === size2) return proof.length === 0 && same(root1, root2)
  if (proof.length === 0) return false
  let at = size1 - 1
  let last = size2 - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  // A whole subtree is its own beginning; else the proof says where to begin.
  const path = at === 0 ? [root1, ...proof] : proof
  let first = path[0] as Bytes
  let second = path[0] as Bytes
  for (const hash of path.slice(1)) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      first = await nodeHash(hash, first)
      second = await nodeHash(hash, second)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      second = await nodeHash(second, hash)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && same(first, root1) && same(second, root2)
}
