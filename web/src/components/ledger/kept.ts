// Checkpoints this browser kept, by log: what a later visit compares with. Never sent anywhere.
import { useLocalStorage } from '@vueuse/core'

export interface Kept {
  vkey: string
  notes: { note: string; size: number; at: string }[]
}

const most = 8

export function useKept() {
  const kept = useLocalStorage<Record<string, Kept>>('jishi.checkpoints', {})
  const of = (origin: string): Kept | undefined => kept.value[origin]
  // The first stays for good; of the later ones the newest.
  function keep(origin: string, vkey: string, note: string, size: number, at: string) {
    const known = of(origin)
    if (known?.notes.some((one) => one.note === note)) return
    const notes = [...(known?.notes ?? []), { note, size, at }]
    if (notes.length > most) notes.splice(1, 1)
    kept.value = { ...kept.value, [origin]: { vkey: known?.vkey ?? vkey, notes } }
  }
  return { of, keep }
}
