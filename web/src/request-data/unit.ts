import { get } from './request'

export interface Person {
  name: string
  title: string
  section: string
  rank?: string
  pinyin: string // initials: lxc
  leader: boolean
  chief: boolean
}

export interface Section {
  name: string
  heads: string[]
  people: string[]
  supervised_by: string[]
}

export interface Unit {
  unit: string
  day: string
  chief: string
  leaders: string[]
  sections: Section[]
  people: Person[]
}

export const getUnit = (day?: string) => get<Unit>('/unit', { day })
