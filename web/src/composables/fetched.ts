// An answer of the server and how it stands: asked at once, again on reload or when what it depends on changes.
// An older question's answer never replaces a newer one's.
import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue'
import { Refused } from '@/request-data/request'

export function useFetched<T>(question: (signal: AbortSignal) => Promise<T>, dependsOn: WatchSource | WatchSource[] = []) {
  const data = shallowRef<T>()
  const refused = shallowRef<Refused>()
  const loading = ref(true)
  let current: AbortController | undefined

  async function reload() {
    current?.abort()
    const mine = (current = new AbortController())
    loading.value = true
    try {
      const answer = await question(mine.signal)
      if (mine !== current) return
      data.value = answer
      refused.value = undefined
    } catch (failure) {
      if (mine !== current || mine.signal.aborted) return
      if (!(failure instanceof Refused)) throw failure
      refused.value = failure
    } finally {
      if (mine === current) loading.value = false
    }
  }

  watch(dependsOn, reload, { immediate: true })
  onScopeDispose(() => current?.abort())
  return { data, refused, loading, reload }
}
