// What libraries ask of a browser beyond Chrome 87, which the office's own computers still have.
const object = Object as unknown as { hasOwn?: (of: object, name: PropertyKey) => boolean }
object.hasOwn ??= (of, name) => Object.prototype.hasOwnProperty.call(of, name)

interface Sorting<T> {
  toSorted?: (this: T[], order?: (a: T, b: T) => number) => T[]
  toReversed?: (this: T[]) => T[]
}
const array = Array.prototype as unknown as Sorting<unknown>
array.toSorted ??= function (order) {
  return [...this].sort(order)
}
array.toReversed ??= function () {
  return [...this].reverse()
}

export {}
