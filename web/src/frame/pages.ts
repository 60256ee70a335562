import { daily } from './pages_daily'
import { office } from './pages_office'
import type { PageRow } from './page'

export const pages: PageRow[] = [...daily, ...office]
export const pageNamed = (name: unknown): PageRow | undefined => pages.find((page) => page.name === name)
