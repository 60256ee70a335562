// Who is signed in, and what that person may do.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { startListening, stopListening } from '@/request-data/events'
import type { Reason } from '@/request-data/problem'
import { Refused, useCsrf } from '@/request-data/request'
import * as requests from '@/request-data/session'

export const useSession = defineStore('session', () => {
  const session = ref<requests.Session>()
  const asked = ref(false)
  const displaced = ref<Reason>() // why there is none: signed in elsewhere

  function take(value: requests.Session | undefined) {
    session.value = value
    asked.value = true
    if (value) displaced.value = undefined
    useCsrf(value?.csrf ?? '')
    if (value && may('records.read')) startListening() // changes are told to those who may read
    else stopListening()
  }

  function ended(why: Reason | undefined) {
    take(undefined)
    displaced.value = why?.code === 'account.displaced' ? why : undefined
  }

  // The session the cookie stands for, asked once.
  async function known(): Promise<requests.Session | undefined> {
    if (asked.value) return session.value
    try {
      take(await requests.getSession())
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 401) throw failure
      ended(failure.reasons[0])
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

  return { session, displaced, ended, known, signIn, signOut, take, may, today, year }
})
