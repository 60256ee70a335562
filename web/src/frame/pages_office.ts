// Pages of the procedures, of reports and checks, and of the system.
import type { PageRow } from './page'

export const office: PageRow[] = []
