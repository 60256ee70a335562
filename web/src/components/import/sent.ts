// Files of registers, sent one after another, each a whole for itself: checked first, taken when it is said.
import { computed, onScopeDispose, ref, shallowReactive, shallowRef, type Ref } from 'vue'
import { importFile, type ImportAnswer } from '@/request-data/registers'
import { Refused } from '@/request-data/request'

// The list of people goes first: names in all other registers are judged by it. A file says by its name that it is one.
const isPeople = (file: File) => file.name.includes('机构人员')
const inOrder = (files: File[]) => [...files.filter(isPeople), ...files.filter((file) => !isPeople(file))]

export type State = 'waits' | 'checking' | 'sound' | 'refused' | 'importing' | 'done' | 'known' // known: it was imported before
export interface Sent {
  file: File
  state: State
  answer?: ImportAnswer
  refused?: Refused
}

export function useImports(year: Ref<number | undefined>) {
  const sent = shallowRef<Sent[]>([])
  const busy = ref(false)
  let is_gone = false
  onScopeDispose(() => (is_gone = true))

  async function put(one: Sent, dry_run: boolean): Promise<State> {
    one.state = dry_run ? 'checking' : 'importing'
    try {
      const answer = await importFile(one.file, year.value, dry_run)
      one.answer = answer
      one.refused = undefined
      const is_known = answer.files.length > 0 && answer.files.every((file) => file.was_imported)
      one.state = is_known ? 'known' : dry_run ? 'sound' : 'done'
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      // A refused import carries its problems beside its reasons.
      const body = failure.body as Partial<ImportAnswer> | undefined
      one.answer = body?.problems?.length ? (body as ImportAnswer) : undefined
      one.refused = failure
      one.state = 'refused'
    }
    return one.state
  }
  async function each(what: (one: Sent) => Promise<unknown>) {
    if (busy.value) return
    busy.value = true
    try {
      for (const one of sent.value) if (!is_gone) await what(one)
    } finally {
      busy.value = false
    }
  }
  const check = () => each(async (one) => one.state !== 'done' && put(one, true))
  function choose(files: File[]) {
    if (busy.value || !files.length) return
    sent.value = inOrder(files).map((file) => shallowReactive<Sent>({ file, state: 'waits' }))
    void check()
  }
  // What was refused may have lacked nothing but the people: once they are there it is read anew.
  async function take() {
    let has_people_now = false
    await each(async (one) => {
      const state = one.state === 'refused' && has_people_now ? await put(one, true) : one.state
      if (state === 'sound' && (await put(one, false)) === 'done' && isPeople(one.file)) has_people_now = true
    })
  }
  const count = (...states: State[]) => sent.value.filter((one) => states.includes(one.state)).length
  const waits_for_people = computed(() => sent.value.some((one) => one.state === 'sound' && isPeople(one.file)))
  return { sent, busy, choose, check, take, count, waits_for_people }
}
