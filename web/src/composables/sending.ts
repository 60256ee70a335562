// A write of a form: one at a time, its refusal kept for ReasonsAlert.
import { ref, shallowRef } from 'vue'
import { Refused } from '@/request-data/request'

export function useSending() {
  const sending = ref(false)
  const refused = shallowRef<Refused>()

  // What the write gave, or undefined when it was refused or one is still under way.
  async function send<T>(write: () => Promise<T>): Promise<T | undefined> {
    if (sending.value) return undefined
    sending.value = true
    refused.value = undefined
    try {
      return await write()
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      refused.value = failure
      return undefined
    } finally {
      sending.value = false
    }
  }
  return { sending, refused, send }
}
