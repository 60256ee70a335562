// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint) and the key a log signs with.
import { fromBase64, fromUtf8, joined, same, type Bytes } from './bytes'
import { sha256 } from './hash'
import { isSignedBy } from './signature'

export interface Key {
  name: string
  id: Bytes // 4 bytes
  public_key: Bytes // Ed25519
}

export interface Signature {
  name: string
  id: Bytes
  bytes: Bytes
}

export interface Note {
  text: string // with its last line end: what is signed
  signatures: Signature[]
}

export interface Checkpoint {
  origin: string
  size: number
  root: Bytes
}

const most_signatures = 100
const most_characters = 1_000_000
const ed25519 = 1

// name+hash+key; the hash is that of name and key, so a name alone cannot be put before another's key.
export async function parseKey(text: string): Promise<Key | undefined> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim())
  const bytes = match ? fromBase64(match[3]) : undefined
  if (!match || !bytes || bytes.length !== 33 || bytes[0] !== ed25519) return undefined
  const id = (await sha256(joined(fromUtf8(match[1]), Uint8Array.of(10), bytes))).slice(0, 4)
  const told = Uint8Array.from(match[2].match(/../g) ?? [], (pair) => parseInt(pair, 16))
  return same(id, told) ? { name: match[1], id, public_key: bytes.slice(1) } : undefined
}

export function parseNote(whole: string): Note | undefined {
  const gap = whole.lastIndexOf('\n\n')
  if (whole.length > most_characters || gap < 0 || !whole.endsWith('\n')) return undefined
  const signatures: Signature[] = []
  for (const line of whole.slice(gap + 2, -1).split('\n')) {
    const match = /^\u2014 ([^+\s]+) (\S+)$/.exec(line)
    const bytes = match ? fromBase64(match[2]) : undefined
    if (!match || !bytes || bytes.length < 5 || signatures.length >= most_signatures) return undefined
    signatures.push({ name: match[1], id: bytes.slice(0, 4), bytes: bytes.slice(4) })
  }
  return { text: whole.slice(0, gap + 1), signatures }
}

export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root] = text.split('\n')
  const bytes = root === undefined ? undefined : fromBase64(root)
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || bytes?.length !== 32 || !text.endsWith('\n')) return undefined
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root: bytes } : undefined
}

// Every signature under the key's name and id has to hold, and there has to be one.
export async function isNoteSignedBy(note: Note, key: Key): Promise<boolean> {
  const its = note.signatures.filter((signature) => signature.name === key.name && same(signature.id, key.id))
  for (const signature of its) if (!(await isSignedBy(key.public_key, signature.bytes, fromUtf8(note.text)))) return false
  return its.length > 0
}
