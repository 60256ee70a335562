// Names out of the catalogue, asked once; whole types and procedures as pages need them.
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { getCatalogue, getProcedure, getRecordType, type Item, type Procedure, type RecordType } from '@/request-data/catalogue'

function once<T>(get: (id: string) => Promise<T>) {
  const answers = new Map<string, Promise<T>>()
  return (id: string): Promise<T> => {
    const known = answers.get(id)
    if (known) return known
    const asked = get(id)
    answers.set(id, asked)
    asked.catch(() => answers.delete(id))
    return asked
  }
}

export const useCatalogue = defineStore('catalogue', () => {
  const items = ref<Item[]>([])
  const kinds = ['record', 'procedure', 'area', 'light']
  const loadKind = once(async (kind: string) => {
    const answer = await getCatalogue(kind)
    items.value = [...items.value, ...answer.map((item) => ({ ...item, kind }))]
    return answer
  })

  const load = () => Promise.all(kinds.map(loadKind))
  const of = (kind: string) => items.value.filter((item) => item.kind === kind)
  const find = (kind: string, id: string) => items.value.find((item) => item.kind === kind && item.id === id)

  return { items, load, loadKind, of, find, type: once<RecordType>(getRecordType), procedure: once<Procedure>(getProcedure) }
})
