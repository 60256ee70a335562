// How many columns of a table that scrolls sideways are out of sight: a reader is told, for nothing else shows it.
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, onMounted, ref, watch, type Ref, type WatchSource } from 'vue'

// The columns that scroll, and how wide the one is that stays at the right: on a narrow screen it scrolls with the others.
export function scrolling(box: HTMLElement): { columns: HTMLElement[]; fixed_px: number } {
  const last = box.querySelector<HTMLElement>('thead th.act')
  const stays = last !== null && getComputedStyle(last).position === 'sticky'
  const columns = [...box.querySelectorAll<HTMLElement>('thead th:not(.at)')].filter((column) => !stays || column !== last)
  return { columns, fixed_px: stays ? last.getBoundingClientRect().width : 0 }
}

// A column whose middle is not between the box's edge and the columns that stay at its right.
export function outOfSight(box: HTMLElement, columns: HTMLElement[], fixed_px = 0): number {
  const around = box.getBoundingClientRect()
  return columns.filter((column) => {
    const { left, right } = column.getBoundingClientRect()
    const middle = (left + right) / 2
    return middle < around.left || middle > around.right - fixed_px
  }).length
}

export function useSideways(box: Ref<HTMLElement | undefined>, changes: WatchSource | WatchSource[]) {
  const hidden = ref(0)
  const look = async () => {
    await nextTick()
    if (!box.value) return
    const { columns, fixed_px } = scrolling(box.value)
    hidden.value = outOfSight(box.value, columns, fixed_px)
  }
  onMounted(look)
  watch(changes, look)
  useResizeObserver(box, look)
  useEventListener(box, 'scroll', look, { passive: true })
  return hidden
}
