// The chosen one of a strip that scrolls stays in sight: scrolled to when it changes, never the page with it.
import { nextTick, onMounted, watch, type Ref, type WatchSource } from 'vue'

export function scrollInto(strip: HTMLElement, chosen: HTMLElement) {
  const [around, inside] = [strip.getBoundingClientRect(), chosen.getBoundingClientRect()]
  if (inside.left < around.left || inside.right > around.right) strip.scrollLeft += inside.left + inside.width / 2 - (around.left + around.width / 2)
  if (inside.top < around.top || inside.bottom > around.bottom) strip.scrollTop += inside.top + inside.height / 2 - (around.top + around.height / 2)
}

export function useKeptInView(strip: Ref<HTMLElement | undefined>, selector: string, changes: WatchSource | WatchSource[]) {
  const look = async () => {
    await nextTick()
    const chosen = strip.value?.querySelector<HTMLElement>(selector)
    if (strip.value && chosen) scrollInto(strip.value, chosen)
  }
  onMounted(look)
  watch(changes, look)
}
