// A list's filter lives in the address: it can be kept, sent, and gone back to.
import { reactive, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Filter = Record<string, string>

// `typed` is what stands in the controls; `asked` what the list shows.
export function useFilter<F extends Filter>(initial: F) {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const read = (): F => {
    const out: Filter = { ...initial }
    for (const name of Object.keys(initial)) if (typeof route.query[name] === 'string') out[name] = route.query[name] as string
    return out as F
  }
  const typed = reactive(read()) as F
  const asked = reactive(read()) as F

  watch(
    () => route.query,
    () => {
      if (route.path !== path) return
      Object.assign(typed, read())
      Object.assign(asked, read())
    },
  )
  function search() {
    const query = Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== undefined && value !== initial[name]))
    void router.replace({ path, query })
  }
  function reset() {
    Object.assign(typed, initial)
    search()
  }
  return { typed, asked, search, reset }
}
