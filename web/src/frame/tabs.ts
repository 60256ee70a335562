// The row of open pages. A page's own title (a record's number) replaces its kind's.
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { RouteLocationNormalized } from 'vue-router'

export interface Tab {
  path: string // without query: two filters of one list are one tab
  full: string
  name: string
  title?: string
}

const most = 12

export const useTabs = defineStore('tabs', () => {
  const tabs = ref<Tab[]>([])

  function opened(route: RouteLocationNormalized) {
    const known = tabs.value.find((tab) => tab.path === route.path)
    if (known) {
      known.full = route.fullPath
      return
    }
    tabs.value.push({ path: route.path, full: route.fullPath, name: String(route.name) })
    if (tabs.value.length > most) tabs.value.splice(1, 1)
  }

  // Where to go when the open one is closed.
  function close(path: string): string {
    const at = tabs.value.findIndex((tab) => tab.path === path)
    if (at >= 0) tabs.value.splice(at, 1)
    return tabs.value[Math.min(Math.max(at - 1, 0), tabs.value.length - 1)]?.full ?? '/workbench'
  }

  function closeOthers(path: string) {
    tabs.value = tabs.value.filter((tab) => tab.path === path)
  }

  function name(path: string, title: string) {
    const tab = tabs.value.find((known) => known.path === path)
    if (tab) tab.title = title
  }

  return { tabs, opened, close, closeOthers, name }
})
