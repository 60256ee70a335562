// The unit's people and sections of today; asked once, and again when posts change.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { getUnit, type Person, type Unit } from '@/request-data/unit'

export const useUnit = defineStore('unit', () => {
  const unit = ref<Unit>()
  let asking: Promise<Unit> | undefined

  async function load(): Promise<Unit> {
    asking ??= getUnit().then(
      (answer) => (unit.value = answer),
      (failure: unknown) => {
        asking = undefined
        throw failure
      },
    )
    return asking
  }
  async function reload() {
    asking = undefined
    return load()
  }

  const people = computed<Person[]>(() => unit.value?.people ?? [])
  const sections = computed(() => unit.value?.sections.map((section) => section.name) ?? [])

  // By characters of the name or by the initials of its pinyin: 李 and lx find 李晓晨.
  function find(typed: string): Person[] {
    const text = typed.trim().toLowerCase()
    if (!text) return people.value
    return people.value.filter((person) => person.name.includes(text) || person.pinyin.startsWith(text))
  }

  return { unit, load, reload, people, sections, find }
})
