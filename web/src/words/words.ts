import { createI18n } from 'vue-i18n'
import type { Language } from '@/writing/dates'
import { messages } from './table'

export const words = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': messages(0), en: messages(1) },
})

export const t = words.global.t
