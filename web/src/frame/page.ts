// One row a page: its address, its words, its place in the menu, and the right it needs. The router, the menu,
// the tabs and the breadcrumb are all made of these rows.
import type { Component } from 'vue'

export type Group = 'work' | 'registers' | 'procedures' | 'reports' | 'system'
export const groups: Group[] = ['work', 'registers', 'procedures', 'reports', 'system']

export interface PageRow {
  path: string
  name: string
  title: string // a word: page.workbench
  component: () => Promise<Component>
  group?: Group // under which it stands in the menu
  icon?: () => Promise<Component>
  under?: string // the page the breadcrumb goes back to
  right?: string // records.read; without it the page is not shown
  open?: boolean // before signing in
  frameless?: boolean
}
