// Steps of the item in hand, one after another: each answer is what the next begins from.
import { computed, ref, shallowRef } from 'vue'
import { useSending } from '@/composables/sending'
import type { Reason } from '@/request-data/problem'
import { getCase, takeStep, whyNotStep, type CaseWhole } from '@/request-data/cases'
import type { Answer } from '@/request-data/request'
import { heldOn, isDay } from './meeting'

export function useTaking() {
  const whole = shallowRef<CaseWhole>()
  const etag = ref('')
  const { sending, refused, send } = useSending()
  const last = ref('')
  const taken = ref(0) // how many steps so far

  function begin(answer: Answer<CaseWhole>) {
    whole.value = answer.data
    etag.value = answer.etag
    refused.value = undefined
  }
  const opening = ref<string>() // the day an item is opened on, as it is told at the start
  const day = computed(() => (whole.value?.state === 'scheduled' && isDay(opening.value ?? '') ? opening.value : whole.value && heldOn(whole.value)))

  // What happens in the meeting happened on the day it is held, whenever it is entered.
  async function take(step: string, values: Record<string, unknown> = {}, more: { note?: string; as_exception?: boolean; day?: string } = {}): Promise<boolean> {
    const of = whole.value
    if (!of) return false
    last.value = step
    const answer = await send(() => takeStep(of.id, etag.value, { step, values, evidence: [], day: day.value, ...more }))
    if (answer) {
      whole.value = answer.data.case
      etag.value = answer.etag || `"${answer.data.receipt.version}"`
      taken.value += 1
      return true
    }
    const failed = refused.value
    if (failed?.status === 412) {
      begin(await getCase(of.id)) // somebody else went on with it
      refused.value = failed
    }
    return false
  }
  const whyNot = async (step: string): Promise<Reason[]> => (whole.value ? whyNotStep(whole.value.id, step, day.value) : [])
  const mayExcept = computed(() => (refused.value?.reasons ?? []).some((reason) => reason.may_except))

  return { whole, sending, refused, last, taken, opening, day, begin, take, whyNot, mayExcept }
}
export type Taking = ReturnType<typeof useTaking>
