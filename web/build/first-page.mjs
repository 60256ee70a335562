// What a browser fetches before the first page stands: index.html, its scripts, styles and what they import at once.
// Fails when that is 300 KB or more after gzip.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const limit_bytes = 300 * 1024
const dist = new URL('../dist/', import.meta.url)
const read = (name) => readFileSync(new URL(name, dist))

const seen = new Set()
function take(name) {
  if (seen.has(name)) return
  seen.add(name)
  if (!name.endsWith('.js')) return
  const text = read(name).toString()
  for (const [, path] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) take(`assets/${path}`)
}
const page = read('index.html').toString()
for (const [, path] of page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) take(path)

const sizes = [['index.html', gzipSync(page).length], ...[...seen].map((name) => [name, gzipSync(read(name)).length])]
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
for (const [name, size] of sizes.sort((a, b) => b[1] - a[1])) console.log(`${String(size).padStart(8)}  ${name}`)
console.log(`${String(total).padStart(8)}  first page, gzip (limit ${limit_bytes})`)
if (total >= limit_bytes) process.exit(1)
