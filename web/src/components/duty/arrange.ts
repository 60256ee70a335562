// The year's duties by area, or the obligations of each holder.
import type { Duty } from '@/request-data/duties'
import type { Named } from '@/request-data/shapes'

export interface DutyGroup {
  id: string
  area?: Named
  name?: string // of a holder
  duties: Duty[]
}

export function arrange(duties: Duty[], by: 'area' | 'holder', areas: Named[]): DutyGroup[] {
  const owed = duties.filter((duty) => duty.obligations.length > 0)
  if (by === 'area') {
    const ids = [...areas.map((area) => area.id), ...owed.map((duty) => duty.area)].filter((id, at, all) => all.indexOf(id) === at)
    return ids
      .map((id) => ({ id, area: areas.find((area) => area.id === id) ?? { id, zh: id, en: id }, duties: owed.filter((duty) => duty.area === id) }))
      .filter((group) => group.duties.length > 0)
  }
  const groups = new Map<string, Duty[]>()
  for (const duty of owed)
    for (const holder of new Set(duty.obligations.map((one) => one.holder))) {
      const own = duty.obligations.filter((one) => one.holder === holder)
      const sum = (of: 'met' | 'required') => own.reduce((total, one) => total + one[of], 0)
      const worst = own.reduce((light, one) => (gravity.indexOf(one.light) < gravity.indexOf(light) ? one.light : light), own[0].light)
      groups.set(holder, [...(groups.get(holder) ?? []), { ...duty, obligations: own, met: sum('met'), required: sum('required'), light: worst }])
    }
  return [...groups].map(([name, of]) => ({ id: name, name, duties: of }))
}
const gravity = ['overdue', 'near', 'open', 'late', 'done']
