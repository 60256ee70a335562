// Names and dates in the reader's language.
import { computed } from 'vue'
import { useDisplay } from '@/stores/display'
import { instantText, spanText } from '@/writing/dates'

export function useNaming() {
  const display = useDisplay()
  const zh = computed(() => display.language === 'zh-CN')
  return {
    zh,
    named: (item: { zh: string; en?: string } | undefined): string => (item ? (zh.value ? item.zh : item.en || item.zh) : ''),
    spanText: (iso: string | undefined | null) => spanText(iso, display.language),
    instantText: (at: string | undefined | null) => instantText(at, display.language),
  }
}
