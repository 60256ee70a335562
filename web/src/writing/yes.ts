// A flag as records hold it: true, or the word for it.
export const isYes = (value: unknown): boolean => value === true || value === '是'
