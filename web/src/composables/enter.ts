// Enter does something only when no input method is composing: there it chooses a word.
export function onEnter(event: Event | KeyboardEvent, act: () => void) {
  const key = event as KeyboardEvent
  if (key.key !== 'Enter' || key.isComposing || key.keyCode === 229) return
  key.preventDefault()
  act()
}
