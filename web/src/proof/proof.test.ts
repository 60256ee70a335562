// @vitest-environment node
// The same vectors and golden logs as the program's own tests read (tests/ledger/data), and all of others' when they
// lie beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromUtf8, toBase64, type Bytes } from './bytes'
import { emptyRoot, leafHash } from './hash'
import { isNoteSignedBy, parseCheckpoint, parseKey, parseNote } from './note'
import { parseReceipt } from './receipt'
import { Tiles, tilePath } from './tiles'
import { isConsistent, isIncluded } from './tree'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const own = join(repository, 'tests/ledger/data')
const others = join(repository, '../shared/vectors')
const bytes = (path: string) => new Uint8Array(readFileSync(path)) as Bytes
const text = (path: string) => readFileSync(path, 'utf8')
const decoded = (base64: string | null) => fromBase64(base64 ?? '') ?? new Uint8Array(0)

interface Vector {
  desc: string
  wantErr: boolean
  proof: string[] | null
  size1: number
  size2: number
  root1: string
  root2: string
  leafIdx: number
  treeSize: number
  root: string
  leafHash: string
}
const judge = {
  consistency: (v: Vector) => isConsistent(v.size1, v.size2, decoded(v.root1), decoded(v.root2), (v.proof ?? []).map(decoded)),
  inclusion: (v: Vector) => isIncluded(v.leafIdx, v.treeSize, decoded(v.leafHash), (v.proof ?? []).map(decoded), decoded(v.root)),
}
const wrong = async (kind: keyof typeof judge, vectors: Vector[]) => {
  const out: string[] = []
  for (const vector of vectors) if ((await judge[kind](vector)) === vector.wantErr) out.push(vector.desc)
  return out
}
const under = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? under(join(folder, entry.name)) : [join(folder, entry.name)]))

describe('proofs', () => {
  for (const kind of ['consistency', 'inclusion'] as const) {
    it(`every ${kind} vector is judged as its makers say`, async () => {
      const vectors = JSON.parse(text(join(own, `${kind}.json`))) as Vector[]
      expect(vectors.length).toBeGreaterThan(20)
      expect(await wrong(kind, vectors)).toEqual([])
    })
    it.skipIf(!existsSync(others))(`all ${kind} vectors of others, when they are there`, async () => {
      const vectors = under(join(others, kind)).map((path) => ({ ...(JSON.parse(text(path)) as Vector), desc: path }))
      expect(vectors.length).toBeGreaterThan(50)
      expect(await wrong(kind, vectors)).toEqual([])
    })
  }
  it('the empty tree has the digest of nothing', async () => {
    expect(toBase64(await emptyRoot())).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')
  })
})

describe('signed notes', () => {
  const { vkey, note } = (JSON.parse(text(join(own, 'notes.json'))) as { verifiable: { vkey: string; note: string } }).verifiable
  const isSigned = async (key: string, whole: string) => {
    const parsed = parseNote(whole)
    const known = await parseKey(key)
    return parsed !== undefined && known !== undefined && isNoteSignedBy(parsed, known)
  }
  it("a note of the standard's own holds under its key", async () => expect(await isSigned(vkey, note)).toBe(true))
  it('one changed letter of the text does not hold', async () => expect(await isSigned(vkey, note.replace('example message', 'exemple message'))).toBe(false))
  it('it holds too in a browser that does not know the curve', async () => {
    const { subtle } = globalThis.crypto
    const asked = subtle.importKey.bind(subtle)
    subtle.importKey = () => Promise.reject(new DOMException('unknown', 'NotSupportedError'))
    try {
      expect(await isSigned(vkey, note)).toBe(true)
      expect(await isSigned(vkey, note.replace('is an', 'is no'))).toBe(false)
    } finally {
      subtle.importKey = asked
    }
  })
  it('a name put before another key is no key', async () => expect(await parseKey(vkey.replace('example.com', 'example.org'))).toBeUndefined())
  it('a key of low order is refused: signatures nobody made hold under it', async () => {
    const low = new Uint8Array(33)
    low.set([1, 1])
    const { sha256 } = await import('./hash')
    const { joined } = await import('./bytes')
    const id = Array.from((await sha256(joined(fromUtf8('a'), Uint8Array.of(10), low))).slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const key = await parseKey(`a+${id}+${toBase64(low)}`)
    expect(key).toBeDefined()
    const { isSignedBy } = await import('./signature')
    const signature = new Uint8Array(64)
    signature[0] = 1
    expect(await isSignedBy(low.slice(1), signature, fromUtf8('anything'))).toBe(false)
  })
  it('base64 in another spelling is refused', () => expect(fromBase64('AAF=')).toBeUndefined())
})

for (const name of ['log', 'wide'])
  describe(`the golden log ${name}`, () => {
    const log = join(own, name)
    const checkpoint = parseCheckpoint(parseNote(text(join(log, 'checkpoint')))!.text)!
    const tiles = () => new Tiles(checkpoint.size, async (path) => bytes(join(log, path)))

    it('its tiles give the root of its checkpoint', async () => {
      expect(toBase64(await tiles().range(0, checkpoint.size))).toBe(toBase64(checkpoint.root))
    })
    it('it begins with every earlier log, and with no other', async () => {
      for (const size of [1, 2, 3, Math.floor(checkpoint.size / 2), checkpoint.size - 1, checkpoint.size]) {
        const from = tiles()
        const [root, proof] = [await from.range(0, size), await from.consistency(size, checkpoint.size)]
        expect(await isConsistent(size, checkpoint.size, root, checkpoint.root, proof), String(size)).toBe(true)
        const other = root.slice()
        other[31] ^= 1
        expect(await isConsistent(size, checkpoint.size, other, checkpoint.root, proof), String(size)).toBe(false)
      }
    })
    it('its receipts hold for their entries and for no other', async () => {
      const receipts = readdirSync(join(log, 'receipts')).filter((file) => file.endsWith('.tlog-proof'))
      expect(receipts.length).toBeGreaterThan(0)
      for (const file of receipts) {
        const receipt = parseReceipt(text(join(log, 'receipts', file)))!
        const key = (await parseKey(text(join(log, 'vkey'))))!
        const note = parseNote(receipt.checkpoint)!
        expect(await isNoteSignedBy(note, key)).toBe(true)
        const signed = parseCheckpoint(note.text)!
        const entry = bytes(join(log, 'receipts', file.replace('.tlog-proof', '.entry')))
        expect(await isIncluded(receipt.index, signed.size, await leafHash(entry), receipt.proof, signed.root)).toBe(true)
        expect(await isIncluded(receipt.index, signed.size, await leafHash(fromUtf8('{}')), receipt.proof, signed.root)).toBe(false)
      }
    })
  })

describe('names of tiles', () => {
  it('are those of the standard', () => {
    expect(tilePath(0, 1234067, 256)).toBe('tile/0/x001/x234/067')
    expect(tilePath(1, 0, 5)).toBe('tile/1/000.p/5')
    expect(tilePath(0, 1000, 256)).toBe('tile/0/x001/000')
  })
})
