// Counts with their thousands parted: 1,024.
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

export function size(bytes: number): string {
  const steps = ['B', 'KB', 'MB', 'GB']
  let at = 0
  let n = bytes
  while (n >= 1024 && at < steps.length - 1) {
    n /= 1024
    at += 1
  }
  return `${at === 0 ? n : n.toFixed(1)} ${steps[at]}`
}
