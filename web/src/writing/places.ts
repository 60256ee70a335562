// Places in a text as the server counts them: Unicode code points, half-open. A text is cut where anything begins or
// ends, so that each piece knows all that covers it.
export interface Place {
  start: number
  end: number
}

export interface Piece<T extends Place> extends Place {
  text: string
  of: T[] // the shortest first
}

export interface Line<T extends Place> extends Place {
  pieces: Piece<T>[]
}

export function cut<T extends Place>(text: string, places: T[]): Line<T>[] {
  const letters = Array.from(text)
  const sorted = [...places].sort((a, b) => a.start - b.start || a.end - b.end)
  const lines: Line<T>[] = []
  let open: T[] = []
  let next = 0
  let start = 0
  while (start <= letters.length) {
    let end = letters.indexOf('\n', start)
    if (end < 0) end = letters.length
    while (next < sorted.length && sorted[next].start < end) open.push(sorted[next++])
    const inside = open.filter((place) => place.end > start)
    const bounds = [...new Set([start, end, ...inside.flatMap((place) => [place.start, place.end])])].filter((at) => at >= start && at <= end).sort((a, b) => a - b)
    const pieces = bounds.slice(1).map((to, at) => {
      const from = bounds[at]
      const of = inside.filter((place) => place.start <= from && place.end >= to).sort((a, b) => a.end - a.start - (b.end - b.start))
      return { start: from, end: to, text: letters.slice(from, to).join(''), of }
    })
    lines.push({ start, end, pieces })
    open = inside.filter((place) => place.end > end)
    start = end + 1
  }
  return lines
}
