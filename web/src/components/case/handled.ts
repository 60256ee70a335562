// A case that is looked at and handled: what it is, the step in hand, and what happens when it is taken.
import { ElMessage } from 'element-plus'
import { computed, nextTick, onScopeDispose, ref, useTemplateRef } from 'vue'
import { useRoute } from 'vue-router'
import { useFetched } from '@/composables/fetched'
import { useNaming } from '@/composables/naming'
import { useTabs } from '@/frame/tabs'
import { getCase, type CaseAction, type Taken } from '@/request-data/cases'
import { listen } from '@/request-data/events'
import { useCatalogue } from '@/stores/catalogue'
import { t } from '@/words/words'

export function useHandled<More extends object>(alsoAsk?: (id: string, signal: AbortSignal) => Promise<More>) {
  const route = useRoute()
  const tabs = useTabs()
  const catalogue = useCatalogue()
  const { named } = useNaming()
  const id = String(route.params.id)
  const action = ref<CaseAction>()
  const form = useTemplateRef<HTMLElement>('form') // the page's section of the step in hand

  const { data, refused, reload } = useFetched(async (signal) => {
    const [{ data: whole, etag }, more] = await Promise.all([getCase(id, signal), alsoAsk?.(id, signal)])
    const [procedure, type] = await Promise.all([catalogue.procedure(whole.procedure), catalogue.type(whole.type)])
    tabs.name(route.path, whole.number)
    return { whole, etag, procedure, type, more }
  })
  const whole = computed(() => data.value?.whole)
  onScopeDispose(
    listen((changed) => {
      if (changed.id === whole.value?.id && changed.version > whole.value.version) void reload()
    }),
  )

  async function choose(chosen: CaseAction | undefined) {
    action.value = chosen
    await nextTick()
    form.value?.scrollIntoView({ block: 'start' })
    form.value?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }
  async function taken(answer: Taken) {
    ElMessage.success(t('case.taken', { step: named(action.value) }) + ` #${answer.receipt.index}`)
    action.value = undefined
    await reload()
  }
  return { data, whole, refused, reload, action, choose, taken }
}
