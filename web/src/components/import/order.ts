// The list of people goes first: names in all other registers are judged by it. A file says by its name that it is one.
const people = /机构(和)?人员|(人员|干部)(花?名册|名单|信息)/

export const isPeople = (name: string): boolean => people.test(name)

export const inOrder = <T extends { name: string }>(files: T[]): T[] => [...files.filter((file) => isPeople(file.name)), ...files.filter((file) => !isPeople(file.name))]
