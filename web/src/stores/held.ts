// The day a meeting is held is asked once: this tab remembers it for the items that follow.
import { useSessionStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { keyOf, type HeldDays } from '@/components/decision/meeting'

export const useHeld = defineStore('held', () => {
  const days = useSessionStorage<HeldDays>('jishi.held', {})
  function hold(planned: Record<string, unknown>, day: string) {
    days.value = { ...days.value, [keyOf(planned)]: day }
  }
  return { days, hold }
})
