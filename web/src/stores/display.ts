// How this browser shows the pages: kept in the browser, never sent.
import { useLocalStorage, usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watchEffect } from 'vue'
import { words } from '@/words/words'
import type { Language } from '@/writing/dates'

export const fontSizes = { font_small: 14, font_medium: 16, font_large: 18 } as const

export const useDisplay = defineStore('display', () => {
  const language = useLocalStorage<Language>('jishi.language', 'zh-CN')
  const theme = useLocalStorage<'light' | 'dark' | 'auto'>('jishi.theme', 'auto')
  const font_px = useLocalStorage<number>('jishi.font', 14)
  const collapsed = useLocalStorage<boolean>('jishi.menu', false)
  const columns = useLocalStorage<Record<string, string[]>>('jishi.columns', {}) // by table: those shown
  const system_dark = usePreferredDark()
  const dark = computed(() => (theme.value === 'auto' ? system_dark.value : theme.value === 'dark'))

  watchEffect(() => {
    words.global.locale.value = language.value
    const html = document.documentElement
    html.lang = language.value
    html.classList.toggle('dark', dark.value)
    html.style.fontSize = `${font_px.value}px`
  })

  return { language, theme, font_px, collapsed, columns, dark }
})
