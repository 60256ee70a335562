// What this browser can find out about a log by itself, as verdicts with their words.
import { same, type Bytes } from './bytes'
import { leafHash } from './hash'
import { isNoteSignedBy, parseCheckpoint, parseKey, parseNote, type Checkpoint, type Key } from './note'
import { parseReceipt } from './receipt'
import { Tiles, type ReadTile } from './tiles'
import { isConsistent, isIncluded } from './tree'

export interface Verdict {
  verdict: 'passed' | 'failed' | 'unseen'
  word: string // ledger.v_…
  values?: Record<string, string | number>
}

export interface KeptNote {
  where: { word: string; name?: string } // ledger.where_…
  note: string
}

export interface DroppedFile {
  name: string
  bytes: Bytes
}

export interface Log {
  vkey: string
  checkpoint: string
  readTile: ReadTile
}

const signed = async (note: string, key: Key): Promise<Checkpoint | 'unsigned' | undefined> => {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (!parsed || !checkpoint) return undefined
  return (await isNoteSignedBy(parsed, key)) ? checkpoint : 'unsigned'
}

async function compare(kept: KeptNote, now: Checkpoint, key: Key, tiles: Tiles): Promise<Verdict> {
  const { where } = kept
  const old = await signed(kept.note, key)
  const values = { where: JSON.stringify(where), n: typeof old === 'object' ? old.size : 0 }
  if (old === undefined) return { verdict: 'failed', word: 'v_note_bad' }
  if (old === 'unsigned') return { verdict: 'unseen', word: 'v_kept_unsigned', values }
  if (old.origin !== now.origin) return { verdict: 'unseen', word: 'v_kept_other', values }
  if (old.size > now.size) return { verdict: 'failed', word: 'v_kept_longer', values }
  const holds = await isConsistent(old.size, now.size, old.root, now.root, await tiles.consistency(old.size, now.size))
  return { verdict: holds ? 'passed' : 'failed', word: holds ? 'v_kept' : 'v_kept_bad', values }
}

// Signature, root, and what was kept before.
export async function lookAtLog(log: Log, kept: KeptNote[], known_key: string | undefined): Promise<Verdict[]> {
  const key = await parseKey(log.vkey)
  const parsed = parseNote(log.checkpoint)
  const now = parsed && parseCheckpoint(parsed.text)
  if (!parsed || !now) return [{ verdict: 'failed', word: 'v_note_bad' }]
  const out: Verdict[] = [{ verdict: 'passed', word: 'v_note', values: { n: now.size } }]
  if (!key || key.name !== now.origin) return [...out, { verdict: 'failed', word: 'v_key_bad' }]
  out.push({ verdict: 'passed', word: 'v_key', values: { name: key.name } })
  if (known_key === undefined) out.push({ verdict: 'unseen', word: 'v_key_new' })
  else out.push(known_key === log.vkey ? { verdict: 'passed', word: 'v_key_same' } : { verdict: 'failed', word: 'v_key_changed' })
  const holds = await isNoteSignedBy(parsed, key)
  out.push({ verdict: holds ? 'passed' : 'failed', word: holds ? 'v_signature' : 'v_signature_bad' })
  const tiles = new Tiles(now.size, log.readTile)
  try {
    const agrees = now.size > 0 && same(await tiles.range(0, now.size), now.root)
    out.push({ verdict: agrees ? 'passed' : 'failed', word: agrees ? 'v_root' : 'v_root_bad' })
    for (const one of kept) out.push(await compare(one, now, key, tiles))
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure
    out.push({ verdict: 'failed', word: 'v_tiles_bad', values: { what: failure.message } })
  }
  if (kept.length === 0) out.push({ verdict: 'unseen', word: 'v_kept_none' })
  return out
}

const base = (name: string) => name.replace(/\.(tlog-proof|entry)$/, '')
const utf8 = (bytes: Bytes) => new TextDecoder().decode(bytes)

// Receipts among the files, with their entries; and the checkpoints the files hold.
export async function lookAtFiles(files: DroppedFile[], vkey: string): Promise<{ verdicts: Verdict[]; kept: KeptNote[] }> {
  const key = await parseKey(vkey)
  const verdicts: Verdict[] = []
  const kept: KeptNote[] = []
  const entries = files.filter((file) => file.name.endsWith('.entry'))
  const receipts = files.filter((file) => file.name.endsWith('.tlog-proof'))
  for (const file of files) {
    if (entries.includes(file)) {
      if (!receipts.some((receipt) => base(receipt.name) === base(file.name))) verdicts.push({ verdict: 'unseen', word: 'v_entry_alone', values: { where: file.name } })
      continue
    }
    if (!receipts.includes(file)) {
      kept.push({ where: { word: 'where_file', name: file.name }, note: utf8(file.bytes) })
      continue
    }
    const receipt = parseReceipt(utf8(file.bytes))
    const entry = entries.find((one) => base(one.name) === base(file.name))
    if (!receipt) verdicts.push({ verdict: 'failed', word: 'v_receipt_form', values: { where: file.name } })
    else if (!entry) verdicts.push({ verdict: 'unseen', word: 'v_receipt_alone', values: { where: file.name } })
    else {
      const checkpoint = key ? await signed(receipt.checkpoint, key) : undefined
      const holds = typeof checkpoint === 'object' && (await isIncluded(receipt.index, checkpoint.size, await leafHash(entry.bytes), receipt.proof, checkpoint.root))
      verdicts.push({ verdict: holds ? 'passed' : 'failed', word: holds ? 'v_receipt' : 'v_receipt_bad', values: { where: file.name, n: receipt.index } })
    }
    if (receipt) kept.push({ where: { word: 'where_receipt', name: file.name }, note: receipt.checkpoint })
  }
  return { verdicts, kept }
}
