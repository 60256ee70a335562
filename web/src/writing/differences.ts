// Two texts compared: what stayed, what went, what came. First by sentences, then by letters within what changed.
export interface Change {
  kind: 'same' | 'gone' | 'come'
  text: string
}

const most_cells = 4_000_000

// The longest common subsequence; texts too long for it are told as gone and come.
function compare(before: string[], after: string[]): Change[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const a = before.slice(start, before.length - end)
  const b = after.slice(start, after.length - end)
  const out: Change[] = []
  const push = (kind: Change['kind'], text: string) => {
    const last = out[out.length - 1]
    if (!text) return
    if (last?.kind === kind) last.text += text
    else out.push({ kind, text })
  }
  push('same', before.slice(0, start).join(''))
  if (a.length * b.length > most_cells) {
    push('gone', a.join(''))
    push('come', b.join(''))
  } else {
    const width = b.length + 1
    const length = new Uint32Array((a.length + 1) * width)
    for (let i = a.length - 1; i >= 0; i -= 1)
      for (let j = b.length - 1; j >= 0; j -= 1)
        length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1] + 1 : Math.max(length[(i + 1) * width + j], length[i * width + j + 1])
    let i = 0
    let j = 0
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        push('same', a[i])
        i += 1
        j += 1
      } else if (i < a.length && (j === b.length || length[(i + 1) * width + j] >= length[i * width + j + 1])) {
        push('gone', a[i])
        i += 1
      } else {
        push('come', b[j])
        j += 1
      }
    }
  }
  push('same', before.slice(before.length - end).join(''))
  return out
}

const sentences = (text: string) => text.match(/[^。！？；\n]*[。！？；\n]?/g)?.filter(Boolean) ?? []

export function differences(before: string, after: string): Change[] {
  const coarse = compare(sentences(before), sentences(after))
  return coarse.flatMap((change, at) => {
    const next = coarse[at + 1]
    const previous = coarse[at - 1]
    if (change.kind === 'gone' && next?.kind === 'come') return compare(Array.from(change.text), Array.from(next.text))
    if (change.kind === 'come' && previous?.kind === 'gone') return []
    return [change]
  })
}
