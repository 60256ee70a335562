// Every word a user sees, once, in both languages: [中文, English]. A file a noun; {name} is filled in.
export type Words = Record<string, readonly [zh: string, en: string]>

type Tables = Record<string, { default: Words }>
const files = import.meta.glob('./*.words.ts', { eager: true }) as Tables

const noun = (path: string) => path.replace(/^\.\/(.*)\.words\.ts$/, '$1')

// case.words.ts's `todo` is the message case.todo.
export const tables: Record<string, Words> = Object.fromEntries(Object.entries(files).map(([path, file]) => [noun(path), file.default]))

export function messages(language: 0 | 1): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, words]) => [name, Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[language]]))]),
  )
}
