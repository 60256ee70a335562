// A text in pieces: those that are one of the words, and those between.
export function parted(text: string, words: string[]): { text: string; hit: boolean }[] {
  const found = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (!found.length) return [{ text, hit: false }]
  const known = new Set(words.map((word) => word.toLowerCase()))
  return text
    .split(new RegExp(`(${found.join('|')})`, 'i'))
    .filter(Boolean)
    .map((piece) => ({ text: piece, hit: known.has(piece.toLowerCase()) }))
}
