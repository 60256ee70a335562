// Who is signed in, and what that person may do.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { startListening, stopListening } from '@/request-data/events'
import { Refused, useCsrf } from '@/request-data/request'
import * as requests from '@/request-data/session'

export const useSession = defineStore('session', () => {
  const session = ref<requests.Session>()
  const asked = ref(false)

  function take(value: requests.Session | undefined) {
    session.value = value
    asked.value = true
    useCsrf(value?.csrf ?? '')
    if (value && may('records.read')) startListening() // changes are told to those who may read
    else stopListening()
  }

  // The session the cookie stands for, asked once.
  async function known(): Promise<requests.Session | undefined> {
    if (asked.value) return session.value
    try {
      take(await requests.getSession())
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 401) throw failure
      take(undefined)
    }
    return session.value
  }

  async function signIn(login: string, password: string, code?: string) {
    take(await requests.signIn(login, password, code))
  }

  async function signOut() {
    await requests.signOut()
    take(undefined)
  }

  const may = (right: string): boolean => (session.value?.rights[right] ?? 'none') !== 'none'
  const today = computed(() => session.value?.today ?? new Date().toISOString().slice(0, 10))
  const year = computed(() => Number(today.value.slice(0, 4)))

  return { session, known, signIn, signOut, take, may, today, year }
})
