// Names and dates in the reader's language.
import { computed } from 'vue'
import { useCatalogue } from '@/stores/catalogue'
import { useDisplay } from '@/stores/display'
import { instantText, spanText } from '@/writing/dates'

export function useNaming() {
  const display = useDisplay()
  const zh = computed(() => display.language === 'zh-CN')
  const catalogue = useCatalogue()
  const named = (item: { zh: string; en?: string } | undefined): string => (item ? (zh.value ? item.zh : item.en || item.zh) : '')
  return {
    zh,
    named,
    // What is withheld is called after its type, which has a name in both languages.
    titleOf: (item: { title: string; type: string; withheld?: boolean }): string => (item.withheld && named(catalogue.find('record', item.type))) || item.title,
    spanText: (iso: string | undefined | null) => spanText(iso, display.language),
    instantText: (at: string | undefined | null) => instantText(at, display.language),
  }
}
