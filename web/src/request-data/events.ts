// What changed, as the server tells it. One connection for all pages; the browser reconnects by itself.
import { apiRoot } from './request'

export interface Changed {
  kind: string
  id: string
  version: number
  at: string
}

type Listener = (changed: Changed) => void
const listeners = new Set<Listener>()
let source: EventSource | undefined

export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function startListening() {
  if (source || typeof EventSource === 'undefined') return
  source = new EventSource(`${apiRoot}/events`)
  source.addEventListener('changed', (event) => {
    const changed = JSON.parse((event as MessageEvent<string>).data) as Changed
    for (const listener of listeners) listener(changed)
  })
}

export function stopListening() {
  source?.close()
  source = undefined
}
